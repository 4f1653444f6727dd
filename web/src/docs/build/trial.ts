// Trial: what the page's script has to know of an operation to make a form of it.

import { known, placed, type Caller, type Document, type Parameter } from "./document.ts";

export interface Input {
  name: string;
  in: Parameter["in"];
  required: boolean;
  example: string;
  /** What can be chosen, where that is a closed list. */
  values: string[];
}

export interface Trial {
  id: string;
  method: string;
  path: string;
  caller: Caller;
  inputs: Input[];
  /** An example of the body, if the operation takes one. */
  body: unknown;
}

export function trials(document: Document): Trial[] {
  return placed(document).map(({ method, path, caller, operation, parameters }) => ({
    id: operation.operationId,
    method,
    path,
    caller,
    inputs: parameters.map((parameter) => inputOf(parameter, document)),
    body: operation.requestBody?.content["application/json"]?.example ?? null,
  }));
}

function inputOf({ name, in: place, required, example, schema }: Parameter, document: Document): Input {
  const target = schema.$ref ? known(document.components.schemas, schema.$ref) : schema;
  return {
    name,
    in: place,
    required,
    example: example ?? String(target.examples?.[0] ?? schema.default ?? ""),
    values: target.enum ?? [],
  };
}
