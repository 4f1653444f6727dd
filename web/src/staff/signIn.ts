// Sign-in of staff: the hosted pages of the staff pool, by authorization code with PKCE (RFC 7636).

import { type Language } from "../language";

/** Where staff sign in, as the site's settings tell it. */
export interface SignIn {
  origin: string;
  client_id: string;
}

/** An access token, and when it ends in milliseconds of the epoch. */
export interface StaffSession {
  token: string;
  endsAt: number;
}

interface Attempt {
  verifier: string;
  state: string;
}

const SESSION = "staff";
const ATTEMPT = "staff-sign-in";
const PLACE = "/staff/";
const SCOPE = "openid profile";
// The hosted pages speak fewer languages than we do; what they lack they show in English.
const HOSTED: Record<Language, string> = { "zh-Hant": "zh-TW", en: "en", vi: "en", id: "id" };

// In memory alone: a page that is loaded anew signs in anew.
let refreshToken = "";

/** Leaves for the hosted pages. */
export async function leaveToSignIn(signIn: SignIn, language: Language): Promise<void> {
  const attempt: Attempt = { verifier: random(), state: random() };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(attempt.verifier));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: signIn.client_id,
    redirect_uri: location.origin + PLACE,
    scope: SCOPE,
    state: attempt.state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
    lang: HOSTED[language],
  });
  location.assign(`${signIn.origin}/oauth2/authorize?${asked}`);
}

/** Whether this page was opened by the hosted pages' answer. */
export function isReturn(): boolean {
  const told = new URLSearchParams(location.search);
  return told.has("state") && (told.has("code") || told.has("error"));
}

/** The session that the hosted pages' answer opens; null if it is none of ours, or refused. The answer leaves the address. */
export async function comeBack(signIn: SignIn): Promise<StaffSession | null> {
  const told = new URLSearchParams(location.search);
  history.replaceState(null, "", PLACE);
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? "null") as Attempt | null;
  // An answer to something else leaves an attempt under way, and a session, as they are.
  if (!attempt || told.get("state") !== attempt.state) return readSession();
  sessionStorage.removeItem(ATTEMPT);
  const code = told.get("code");
  if (!code) return null;
  return tokens(signIn, { grant_type: "authorization_code", code, redirect_uri: location.origin + PLACE, code_verifier: attempt.verifier });
}

/** Another hour, while this page has been open since it signed in; else null. */
export async function renew(signIn: SignIn): Promise<StaffSession | null> {
  return refreshToken ? tokens(signIn, { grant_type: "refresh_token", refresh_token: refreshToken }) : null;
}

/** The session of this tab, if it lives. */
export function readSession(): StaffSession | null {
  const kept = JSON.parse(sessionStorage.getItem(SESSION) ?? "null") as StaffSession | null;
  return kept && kept.endsAt > Date.now() ? kept : null;
}

export function forget(): void {
  refreshToken = "";
  sessionStorage.removeItem(SESSION);
}

/** Forgets the session here and at the hosted pages, and has them forget how to renew it. */
export function signOut(signIn: SignIn): void {
  if (refreshToken) {
    const body = new URLSearchParams({ client_id: signIn.client_id, token: refreshToken });
    void fetch(`${signIn.origin}/oauth2/revoke`, { method: "POST", body, credentials: "omit", keepalive: true }).catch(() => {});
  }
  forget();
  const asked = new URLSearchParams({ client_id: signIn.client_id, logout_uri: location.origin + PLACE });
  location.assign(`${signIn.origin}/logout?${asked}`);
}

async function tokens(signIn: SignIn, grant: Record<string, string>): Promise<StaffSession | null> {
  try {
    const answer = await fetch(`${signIn.origin}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: signIn.client_id, ...grant }),
      credentials: "omit",
      cache: "no-store",
    });
    if (!answer.ok) return null;
    const given = (await answer.json()) as { access_token: string; refresh_token?: string; expires_in: number };
    refreshToken = given.refresh_token ?? refreshToken;
    const session = { token: given.access_token, endsAt: Date.now() + given.expires_in * 1000 };
    sessionStorage.setItem(SESSION, JSON.stringify(session));
    return session;
  } catch {
    return null;
  }
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
