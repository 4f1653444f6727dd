// Trial: what the page's script has to know of an operation to make a form of it.

import { known, placed, type Caller, type Document, type Operation, type Parameter } from "./document.ts";

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
  /** An example of the body, if the operation takes one, and what it is sent as. */
  body: unknown;
  mediaType: string;
}

export function trials(document: Document): Trial[] {
  return placed(document).map(({ method, path, caller, operation, parameters }) => ({
    id: operation.operationId,
    method,
    path,
    caller,
    inputs: parameters.map((parameter) => inputOf(parameter, document)),
    ...bodyOf(operation),
  }));
}

function bodyOf({ requestBody }: Operation): Pick<Trial, "body" | "mediaType"> {
  const [[mediaType, content] = ["", undefined]] = Object.entries(requestBody?.content ?? {});
  return { body: content?.example ?? null, mediaType };
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
