// Document: as much of OpenAPI 3.1 as our document uses, and what is looked up in it.

export interface Schema {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: string[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Schema;
  example?: string;
}

export interface Header {
  description: string;
  schema: Schema;
}

export interface Content {
  schema: Schema;
  example?: unknown;
}

export interface Answer {
  description: string;
  headers: Record<string, { $ref: string }>;
  content: Record<string, Content>;
}

export type Caller = "anyone" | "guardian" | "account" | "client" | "service" | "staff";

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: [Caller];
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { description: string; content: Record<string, Content> };
  responses: Record<string, Answer>;
}

/** What a relying service is sent; the address is its own. */
export interface Webhook {
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody: { content: { "application/json": Content } };
}

export interface Document {
  info: { title: string; summary: string; description: string; version: string };
  servers: [{ url: string }];
  tags: { name: Caller; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Webhook }>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    headers: Record<string, Header>;
    securitySchemes: Record<string, { description: string }>;
  };
}

/** An operation with its place: `path` as a client calls it, with the base. */
export interface Placed {
  method: string;
  path: string;
  caller: Caller;
  operation: Operation;
  parameters: Parameter[];
}

/** Every operation, in the document's order. */
export function placed(document: Document): Placed[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: document.servers[0].url + path,
      caller: operation.tags[0],
      operation,
      parameters: operation.parameters.map((parameter) =>
        "$ref" in parameter ? known(document.components.parameters, parameter.$ref) : parameter,
      ),
    })),
  );
}

/** The last part of a reference: `#/components/schemas/State` → `State`. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** What `reference` points to. Throws Error: it points nowhere. */
export function known<T>(parts: Record<string, T>, reference: string): T {
  const found = parts[nameOf(reference)];
  if (found === undefined) throw new Error(`the document has no ${reference}`);
  return found;
}
