// Operations: the reference, a section an operation, grouped by who may call.

import { known, placed, type Answer, type Caller, type Content, type Document, type Operation, type Placed } from "./document.ts";
import { bounds, fields, required, typed } from "./fields.ts";
import { code, escaped, json, line, link, prose, table } from "./html.ts";

const MAY_CALL: Record<Caller, string> = {
  anyone: "anyone",
  guardian: `a guardian, with the ${link("/docs/#sessions", "token of a session")}`,
  account: `a guardian who is signed in, with the ${link("/docs/#accounts", "token of an account")}`,
  client: `a relying service, with its ${link("/docs/#services", "id and secret")}`,
  service: `a relying service, with a ${link("/docs/#services", "token of its own")}`,
  staff: `staff, with a ${link("/docs/#staff", "token of the staff sign-in")}`,
};

export const GROUPS: Record<Caller, string> = {
  anyone: "Anyone",
  guardian: "Guardian",
  account: "Account",
  client: "Relying service: token",
  service: "Relying service",
  staff: "Staff",
};

export function operationAddress(id: string): string {
  return `/docs/reference/#${id}`;
}

export function problemAddress(problem: string): string {
  return `/docs/errors/#${problem}`;
}

/** Every operation, under a heading for each kind of caller. */
export function reference(document: Document): string {
  const all = placed(document);
  return document.tags
    .map(({ name, description }) => {
      const sections = all.filter(({ caller }) => caller === name).map((each) => section(each, document));
      return `<h2 id="${name}">${GROUPS[name]}</h2>\n<p>${line(description)}.</p>\n${sections.join("\n")}`;
    })
    .join("\n");
}

/** `POST /v1/codes` as it is set everywhere. */
export function route({ method, path }: Placed): string {
  const parts = escaped(path).replaceAll("/", "<wbr>/");
  return `<span class="method ${method.toLowerCase()}">${method}</span> <code>${parts}</code>`;
}

/** How often each operation may be called, by all callers together. */
export function limits(document: Document): string {
  const rows = placed(document).map((each) => {
    const rate = each.operation.description.split("\n\n").find((text) => text.startsWith("At most")) ?? "";
    return [link(operationAddress(each.operation.operationId), route(each)), line(rate)];
  });
  return table("Limits of every operation", ["Operation", "Limit"], rows);
}

function section(each: Placed, document: Document): string {
  const { operation, caller } = each;
  const id = operation.operationId;
  return `<section class="operation" id="${id}">
<h3>${escaped(operation.summary)} ${permalink(id, operation.summary)}</h3>
<p class="route">${route(each)}</p>
<p class="caller">Operation ${code(id)}, for ${MAY_CALL[caller]}.</p>
${prose(operation.description)}
${parameters(each, document)}
${body(each, document)}
${answers(each, document)}
${refusals(each)}
<div class="try" data-operation="${id}"><p>Trying it out here needs JavaScript.</p></div>
</section>`;
}

export function permalink(id: string, name: string): string {
  return `<a class="permalink" href="#${id}" aria-label="Link to ${escaped(name)}">#</a>`;
}

function parameters({ operation, parameters: all }: Placed, document: Document): string {
  const rows = all.map((parameter) => [
    `${code(parameter.name)} <span class="place">${parameter.in}</span>${required(parameter.required)}`,
    typed(parameter.schema),
    [
      ...(parameter.description ? [line(parameter.description)] : []),
      ...bounds(parameter.schema, document.components.schemas),
      ...(parameter.example ? [`Such as ${code(parameter.example)}`] : []),
    ]
      .map((text) => `<p>${text}</p>`)
      .join(""),
  ]);
  const label = `Parameters of ${operation.operationId}`;
  return `<h4>Parameters</h4>\n${table(label, ["Parameter", "Type", "What it is"], rows)}`;
}

function body({ operation }: Placed, document: Document): string {
  const told = operation.requestBody;
  if (!told) return "";
  const [[mediaType, content]] = Object.entries(told.content) as [[string, Content]];
  const id = operation.operationId;
  return `<h4>Request body</h4>
<p>${code(mediaType)}, ${schemaOf(content)}. ${line(told.description)}</p>
${fields(`Request fields of ${id}`, content.schema, document.components.schemas)}
${json(`Example request of ${id}`, content.example)}`;
}

function answers({ operation }: Placed, document: Document): string {
  const good = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
  return good.map(([status, answer]) => answerOf(operation, status, answer, document)).join("\n");
}

function answerOf(operation: Operation, status: string, answer: Answer, document: Document): string {
  const id = operation.operationId;
  // What the operation's own description says already is not said again.
  const told = operation.description.startsWith(answer.description) ? "" : ` ${line(answer.description)}`;
  const headers = Object.entries(answer.headers).map(([name, { $ref }]) => {
    return `<li>${code(name)}: ${line(known(document.components.headers, $ref).description)}</li>`;
  });
  const contents = Object.entries(answer.content).map(
    ([mediaType, content]) => `<p>${code(mediaType)}, ${schemaOf(content)}.${told}</p>
${fields(`Fields of ${id}, ${status}`, content.schema, document.components.schemas)}
${json(`Example answer of ${id}, ${status}`, content.example)}`,
  );
  return `<h4>Answer ${code(status)}</h4>
${contents.join("\n") || `<p>No body.${told}</p>`}
${headers.length ? `<p>Headers:</p>\n<ul>${headers.join("")}</ul>` : ""}`;
}

function schemaOf({ schema }: Content): string {
  return typed(schema);
}

function refusals({ operation }: Placed): string {
  const bad = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
  const rows = bad.map(([status, answer]) => {
    const problems = codesOf(answer).map((problem) => link(problemAddress(problem), code(problem)));
    const gateway = "application/json" in answer.content ? ["by the gateway itself"] : [];
    return [code(status), [...problems, ...gateway].join(", ")];
  });
  return `<h4>Refusals</h4>\n${table(`Refusals of ${operation.operationId}`, ["Status", "Code"], rows)}`;
}

function codesOf(answer: Answer): string[] {
  return answer.content["application/problem+json"]?.schema.properties?.["code"]?.enum ?? [];
}
