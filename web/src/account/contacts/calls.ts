// Calls that prove contacts by their codes, and do something with them.

import { asked, type Schemas } from "../../api";
import type { SentCode } from "../../draft";
import type { AccountApi } from "../api";

export type Issued = Schemas["ContactCodeIssued"];
export type Channel = Schemas["Channel"];
/** What is to be done: another contact of a channel, or another account brought in. */
export type Aim = Channel | "merge";

/** Which contact: the account's own, or the other one that was entered. */
export interface Meant {
  side: Schemas["ContactNamed"]["side"];
  channel: Channel;
  contact?: string;
}

export const askCode = (api: AccountApi, meant: Meant) => asked(api.client.POST("/account/contact-codes", { body: meant }));

export const verify = (api: AccountApi, meant: Meant, challenge: string, code: string, key: string) =>
  asked(api.client.POST("/account/contact-code-verifications", { params: { header: { "Idempotency-Key": key } }, body: { ...meant, challenge, code } }));

export const change = (api: AccountApi, body: Schemas["ContactChange"]) => asked(api.client.POST("/account/contact-changes", { body }));

export const merge = (api: AccountApi, body: Schemas["AccountMerge"]) => asked(api.client.POST("/account/mergers", { body }));

/** What is meant on either side of an aim. */
export function meant(aim: Aim, own: boolean, contact: string): Meant {
  if (own) return { side: "current", channel: aim === "sms" ? "sms" : "email" };
  if (aim === "merge") return { side: "other", channel: contact.includes("@") ? "email" : "sms", contact };
  return { side: "new", channel: aim, contact };
}

export function sentTo(channel: Channel, { challenge, reference, sent_to, resend_after, expires_in }: Issued): SentCode {
  const after = (seconds: number) => Date.now() + seconds * 1000;
  return { channel, contact: sent_to, challenge, reference, againAt: after(resend_after), endsAt: after(expires_in) };
}
