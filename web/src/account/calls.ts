// Calls of somebody who signs in, sets a password, or signs out.

import { asked, type Schemas } from "../api";
import type { SentCode } from "../draft";
import type { AccountApi } from "./api";

export type Issued = Schemas["PasswordCodeIssued"];
/** What a right code opens: a password may be set, once. */
export type Opened = Schemas["PasswordChangeOpened"];

/** The own password signs in; an initial one has a code sent, or seems to. */
export const signIn = (api: AccountApi, email: string, password: string) => asked(api.client.POST("/sign-ins", { body: { email, password } }));

export const askCode = (api: AccountApi, email: string) => asked(api.client.POST("/password-codes", { body: { email } }));

export const verifyCode = (api: AccountApi, email: string, challenge: string, code: string, key: string) =>
  asked(api.client.POST("/password-code-verifications", { params: { header: { "Idempotency-Key": key } }, body: { email, challenge, code } }));

export const setPassword = (api: AccountApi, body: Schemas["NewPassword"]) => asked(api.client.POST("/passwords", { body }));

export const signOut = (api: AccountApi) => asked(api.client.DELETE("/account-sessions/current"));

/** The code that an answer tells of, as this tab keeps it. */
export function sentTo(email: string, { challenge, reference, resend_after, expires_in }: Issued): SentCode {
  const after = (seconds: number) => Date.now() + seconds * 1000;
  return { channel: "email", contact: email, challenge, reference, againAt: after(resend_after), endsAt: after(expires_in) };
}
