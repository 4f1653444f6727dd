// Calls by which a guardian at the counter is given another contact.

import { asked, type Schemas } from "../../api";
import type { SentCode } from "../../draft";
import type { StaffApi } from "../../staff/api";
import type { SchoolQuery } from "./types";

/** What the registrar enters. */
export type Given = Pick<Schemas["RecoveryContact"], "channel" | "contact" | "national_id">;
export type Recovered = Schemas["AccountRecovered"];

export const NOTHING: Given = { channel: "email", contact: "", national_id: "" };

export const askCode = (api: StaffApi, query: SchoolQuery, body: Schemas["RecoveryContact"]) => asked(api.client.POST("/account-recovery-codes", { params: { query }, body }));

export const recover = (api: StaffApi, query: SchoolQuery, body: Schemas["Recovery"], key: string) =>
  asked(api.client.POST("/account-recoveries", { params: { query, header: { "Idempotency-Key": key } }, body }));

export function sentTo({ channel, contact }: Given, { challenge, reference, resend_after, expires_in }: Schemas["RecoveryCodeIssued"]): SentCode {
  const after = (seconds: number) => Date.now() + seconds * 1000;
  return { channel, contact: contact.trim(), challenge, reference, againAt: after(resend_after), endsAt: after(expires_in) };
}

/** Whether the code that was sent is good for what is entered now. Another one, asked for too soon, would not leave. */
export function isGood(sent: SentCode | null, { channel, contact }: Given): boolean {
  return sent?.channel === channel && sent.contact === contact.trim() && sent.endsAt > Date.now();
}
