// Webhooks: what relying services are sent, a section a kind of event, below the operations.

import type { Document, Parameter, Webhook } from "./document.ts";
import { typed } from "./fields.ts";
import { code, escaped, json, line, prose, table } from "./html.ts";
import { permalink } from "./operations.ts";

/** Every webhook; what is the same for all of them is said once. */
export function webhooks(document: Document): string {
  const all = sent(document);
  const [[, first]] = all as [[string, Webhook]];
  return `<h2 id="webhooks">Webhooks</h2>
${prose(first.description)}
<h3>Headers</h3>
${table("Headers of every webhook", ["Header", "What it is"], first.parameters.map(header))}
${all.map(([kind, webhook]) => section(kind, webhook)).join("\n")}`;
}

/** Event → what is sent of it. */
export function sent(document: Document): [string, Webhook][] {
  return Object.entries(document.webhooks).map(([kind, { post }]) => [kind, post]);
}

function header(parameter: Parameter): string[] {
  const shown = parameter.example ? `<p>Such as ${code(parameter.example)}</p>` : "";
  return [code(parameter.name), `<p>${line(parameter.description ?? "")}</p>${shown}`];
}

function section(kind: string, webhook: Webhook): string {
  const { schema, example } = webhook.requestBody.content["application/json"];
  return `<section class="operation" id="${webhook.operationId}">
<h3>${escaped(webhook.summary)} ${permalink(webhook.operationId, webhook.summary)}</h3>
<p class="route"><span class="method post">POST</span> ${code(kind)}</p>
<p>${code("application/json")}, ${(schema.allOf ?? []).map(typed).join(", ")}.</p>
${json(`Example of ${kind}`, example)}
</section>`;
}
