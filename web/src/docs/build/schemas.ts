// Schemas: a section each, by name, with where it is used.

import { nameOf, placed, type Document, type Schema } from "./document.ts";
import { fields, schemaAddress } from "./fields.ts";
import { code, link, prose } from "./html.ts";
import { operationAddress, permalink } from "./operations.ts";

/** Every schema of the document. */
export function schemas(document: Document): string {
  const users = usersOf(document);
  return Object.entries(document.components.schemas)
    .map(([name, schema]) => section(name, schema, users.get(name) ?? [], document))
    .join("\n");
}

function section(name: string, schema: Schema, users: readonly string[], document: Document): string {
  return `<section class="schema" id="${name}">
<h2>${name} ${permalink(name, name)}</h2>
${prose(schema.description ?? "")}
${fields(`Fields of ${name}`, schema, document.components.schemas)}
${users.length ? `<p class="used">Used by ${users.join(", ")}</p>` : ""}
</section>`;
}

/** Schema → links to the schemas and operations that name it. */
function usersOf(document: Document): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const note = (user: string, part: unknown) => {
    for (const name of referencesIn(part)) users.set(name, [...(users.get(name) ?? []), user]);
  };
  for (const { operation } of placed(document)) {
    const own = { body: operation.requestBody, answers: answersOf(operation.responses), parameters: operation.parameters };
    note(link(operationAddress(operation.operationId), code(operation.operationId)), own);
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    note(link(schemaAddress(name), name), schema);
  }
  return users;
}

function answersOf(responses: Record<string, unknown>): unknown[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([, answer]) => answer);
}

function referencesIn(part: unknown): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "$ref" && String(inner).includes("/schemas/")) found.add(nameOf(String(inner)));
      else look(inner);
    }
  };
  look(part);
  return found;
}
