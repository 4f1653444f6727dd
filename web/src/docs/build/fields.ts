// Fields: a schema in words: its type, its bounds, and the table of an object's fields.

import { known, nameOf, type Document, type Schema } from "./document.ts";
import { code, line, link, table } from "./html.ts";

type Schemas = Document["components"]["schemas"];

/** Where a schema of that name is described. */
export function schemaAddress(name: string): string {
  return `/docs/schemas/#${name}`;
}

/** The table of an object's fields; for anything else what may be said of it. */
export function fields(label: string, schema: Schema, schemas: Schemas): string {
  const target = schema.$ref ? known(schemas, schema.$ref) : schema;
  if (!target.properties) return `<p>${[code(target.type ?? "any"), ...bounds(target, schemas)].join(". ")}</p>`;
  const rows = Object.entries(target.properties).map(([name, field]) => [
    `${code(name)}${required(Boolean(target.required?.includes(name)))}`,
    typed(field),
    told(field, schemas),
  ]);
  return table(label, ["Field", "Type", "What it is"], rows);
}

export function required(is: boolean): string {
  return is ? ' <span class="required">required</span>' : "";
}

/** The type in words, with links: `array of StudentApplied`, `string or null`. */
export function typed(schema: Schema): string {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return link(schemaAddress(name), name);
  }
  if (schema.anyOf) return schema.anyOf.map(typed).join(" or ");
  if (schema.prefixItems) return `array of ${schema.prefixItems.length} ${typed(schema.prefixItems[0] ?? {})}s`;
  if (schema.items) return `array of ${typed(schema.items)}`;
  return schema.type ?? "any";
}

/** Description and bounds of a field; one without words of its own has those of the schema that it refers to. */
export function told(schema: Schema, schemas: Schemas): string {
  const named = schema.$ref ?? schema.items?.$ref;
  const description = schema.description ?? (named && known(schemas, named).description);
  return [...(description ? [line(description)] : []), ...bounds(schema, schemas)].map((text) => `<p>${text}</p>`).join("");
}

/** What a value has to keep to, a phrase a rule. */
export function bounds(schema: Schema, schemas: Schemas): string[] {
  if (schema.$ref) return [...values(known(schemas, schema.$ref)), ...defaulted(schema)];
  const branches = (schema.anyOf ?? []).filter((branch) => branch.type !== "null");
  const rules = [
    ...branches.flatMap((branch) => bounds(branch, schemas)),
    ...values(schema),
    ...span(schema.minLength, schema.maxLength, "characters"),
    ...span(schema.minItems, schema.maxItems, "items"),
    ...span(schema.minimum, schema.maximum, ""),
  ];
  if (schema.pattern) rules.push(`Matches ${code(schema.pattern)}`);
  if (schema.format) rules.push(`Format: ${code(schema.format)}`);
  if (schema.items && !schema.items.$ref) rules.push(...bounds(schema.items, schemas));
  if (schema.examples) rules.push(`Such as ${schema.examples.map((each) => code(String(each))).join(", ")}`);
  return [...rules, ...defaulted(schema)];
}

function values(schema: Schema): string[] {
  if (schema.const !== undefined) return [`Always ${code(String(schema.const))}`];
  return schema.enum ? [`One of ${schema.enum.map(code).join(", ")}`] : [];
}

function defaulted(schema: Schema): string[] {
  return schema.default === undefined || schema.default === null ? [] : [`Without it: ${code(String(schema.default))}`];
}

function span(least: number | undefined, most: number | undefined, unit: string): string[] {
  const figure = (value: number) => value.toLocaleString("en");
  const range =
    least !== undefined && most !== undefined
      ? `${figure(least)} to ${figure(most)}`
      : most !== undefined
        ? `At most ${figure(most)}`
        : least !== undefined
          ? `At least ${figure(least)}`
          : "";
  return range ? [`${range} ${(most ?? least) === 1 ? unit.slice(0, -1) : unit}`.trim()] : [];
}
