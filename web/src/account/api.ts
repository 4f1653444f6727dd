// Account's way to the API: an access token in memory, renewed by the refresh token that this tab keeps.

import createClient from "openapi-fetch";
import type { Schemas } from "../api";
import type { paths } from "../generated/api";
import type { Language } from "../language";

export type AccountRead = Schemas["AccountRead"];

export type Tokens = Schemas["AccountTokens"];

const REFRESH = "account";
const UNAUTHORIZED = 401;
/** The refusal of a sign-in that stands no longer, or never did. */
export const SIGN_IN_REQUIRED = "sign_in_required";

export class AccountApi {
  language: Language = "zh-Hant";
  private access = "";
  private renewing: Promise<Response | null> | null = null;
  readonly client = createClient<paths>({ baseUrl: "/v1", cache: "no-store", credentials: "omit", fetch: (request) => this.send(request) });

  // A tab that was opened as a copy of this one has the same refresh token; whoever uses it tells the other.
  private readonly copies = new BroadcastChannel(REFRESH);

  /** `over` is told when the sign-in stands no longer. */
  constructor(private readonly over: () => void) {
    this.copies.onmessage = ({ data }: MessageEvent<{ used: string; tokens: Tokens }>) => {
      if (sessionStorage.getItem(REFRESH) === data.used) this.begin(data.tokens);
    };
  }

  get signedIn(): boolean {
    return sessionStorage.getItem(REFRESH) !== null;
  }

  begin({ access_token, refresh_token }: Tokens): void {
    this.access = access_token;
    sessionStorage.setItem(REFRESH, refresh_token);
  }

  forget(): void {
    this.access = "";
    sessionStorage.removeItem(REFRESH);
  }

  /** Sends a request; one that is refused for its token once more, with a new one. */
  private async send(request: Request): Promise<Response> {
    const again = request.clone();
    if (!this.access && this.signedIn) {
      const refused = await this.renew("");
      if (refused) return refused;
    }
    const used = this.access;
    const answer = await this.reach(request);
    if (!used || !(await wantsSignIn(answer))) return answer;
    return (await this.renew(used)) ?? this.reach(again);
  }

  private reach(request: Request): Promise<Response> {
    request.headers.set("accept-language", this.language);
    if (this.access) request.headers.set("authorization", `Bearer ${this.access}`);
    return fetch(request);
  }

  /** Null once there is another access token than `used`, else what refused it. One at a time: a refresh token is good once. */
  private renew(used: string): Promise<Response | null> {
    if (this.access !== used) return Promise.resolve(null);
    this.renewing ??= this.refresh().finally(() => { this.renewing = null; });
    return this.renewing.then((refused) => refused?.clone() ?? null);
  }

  private async refresh(): Promise<Response | null> {
    const used = sessionStorage.getItem(REFRESH);
    const body = JSON.stringify({ refresh_token: used });
    const headers = { "accept-language": this.language, "content-type": "application/json" };
    const answer = await fetch("/v1/account-sessions", { method: "POST", body, headers, cache: "no-store", credentials: "omit" });
    if (answer.ok) {
      const tokens = (await answer.json()) as Tokens;
      this.copies.postMessage({ used, tokens });
      this.begin(tokens);
    } else if (answer.status === UNAUTHORIZED) {
      this.forget();
      this.over();
    }
    return answer.ok ? null : answer;
  }
}

async function wantsSignIn(answer: Response): Promise<boolean> {
  if (answer.status !== UNAUTHORIZED) return false;
  const told = (await answer.clone().json().catch(() => null)) as { code?: string } | null;
  return told?.code === SIGN_IN_REQUIRED;
}
