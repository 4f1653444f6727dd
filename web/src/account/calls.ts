// Calls of somebody who signs in, or sets a password.

import { asked, type Outcome } from "../api";
import type { SentCode } from "../draft";
import type { AccountApi, Tokens } from "./api";

export interface Issued {
  challenge: string;
  reference: string;
  expires_in: number;
  resend_after: number;
}

/** What a right code opens: a password may be set, once. */
export interface PasswordChange {
  password_change: string;
  initial_password_required: boolean;
}

type Post = (path: string, init: { body: object; params?: object }) => Promise<{ data?: never; error?: unknown; response: Response }>;

function post<T>(api: AccountApi, path: string, body: object, params?: object): Promise<Outcome<T>> {
  return asked<T>((api.client.POST as unknown as Post)(path, { body, ...(params && { params }) }));
}

/** The own password signs in; an initial one has a code sent. */
export const signIn = (api: AccountApi, email: string, password: string) => post<Tokens | Issued>(api, "/sign-ins", { email, password });

export const askCode = (api: AccountApi, email: string) => post<Issued>(api, "/password-codes", { email });

export const verifyCode = (api: AccountApi, email: string, challenge: string, code: string, key: string) =>
  post<PasswordChange>(api, "/password-code-verifications", { email, challenge, code }, { header: { "Idempotency-Key": key } });

export const setPassword = (api: AccountApi, password_change: string, new_password: string, initial_password: string) =>
  post<Tokens>(api, "/passwords", { password_change, new_password, ...(initial_password && { initial_password }) });

export const signOut = (api: AccountApi, everywhere = false) =>
  asked((api.client.DELETE as unknown as Post)(everywhere ? "/account-sessions" : "/account-sessions/current", { body: {} }));

/** The code that an answer tells of, as this tab keeps it. */
export function sentTo(email: string, { challenge, reference, resend_after, expires_in }: Issued): SentCode {
  const after = (seconds: number) => Date.now() + seconds * 1000;
  return { channel: "email", contact: email, challenge, reference, againAt: after(resend_after), endsAt: after(expires_in) };
}
