// Api: the service's HTTP interface as its document declares it, with the session that every answer renews.

import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./generated/api";
import type { Language } from "./language";

export type Schemas = components["schemas"];

/** What a refusal says, in the reader's language (RFC 9457). */
export interface Problem {
  code: string;
  title: string;
  detail: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

export type Outcome<T> = { ok: true; body: T } | { ok: false; problem: Problem; retryAfter: number };

/** No answer came: offline, or the network gave up. It has no text of the service's; pages have their own. */
export const UNREACHED: Problem = { code: "unreached", title: "", detail: "" };

const SESSION_HEADER = "session-token";
const LATE = 8_000; // milliseconds without an answer after which a reader is told so
const LOST = 60_000; // and after which none is waited for: the service gives up before

let late = 0;
const watchers = new Set<(late: boolean) => void>();

/** Tells whenever an answer takes long, and when none does any more. Returns how to stop. */
export function watchLateness(tell: (late: boolean) => void): () => void {
  watchers.add(tell);
  return () => void watchers.delete(tell);
}

function countLate(change: number): void {
  late += change;
  for (const tell of watchers) tell(late > 0);
}

export interface Session {
  token: string;
  /** How long it lives without being used, as the service told when it began. */
  idleSeconds: number;
  /** Milliseconds of the epoch after which it is over unless it is used before, and after which it is over for good. */
  idleAt: number;
  endsAt: number;
}

export class Api {
  private language: Language;
  session: Session | null;

  constructor(language: Language, session: Session | null, private readonly keep: (session: Session | null) => void) {
    this.language = language;
    this.session = session;
    this.client.use(this.headers());
  }

  readonly client = createClient<paths>({
    baseUrl: "/v1",
    cache: "no-store",
    credentials: "omit",
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(LOST) }),
  });

  speak(language: Language): void {
    this.language = language;
  }

  begin(token: string, idleSeconds: number, lifetimeSeconds: number): void {
    const now = Date.now();
    this.hold({ token, idleSeconds, idleAt: now + idleSeconds * 1000, endsAt: now + lifetimeSeconds * 1000 });
  }

  end(): void {
    this.hold(null);
  }

  private hold(session: Session | null): void {
    this.session = session;
    this.keep(session);
  }

  private headers(): Middleware {
    return {
      onRequest: ({ request }) => {
        request.headers.set("accept-language", this.language);
        if (this.session) request.headers.set("authorization", `Bearer ${this.session.token}`);
        return request;
      },
      onResponse: ({ response }) => {
        const token = response.headers.get(SESSION_HEADER);
        if (token && this.session) {
          const { idleSeconds, endsAt } = this.session;
          this.hold({ token, idleSeconds, idleAt: Math.min(Date.now() + idleSeconds * 1000, endsAt), endsAt });
        }
      },
    };
  }
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Waits for an answer and tells its body from a refusal; never throws. */
export async function asked<T>(answer: Promise<Answered<T>>): Promise<Outcome<T>> {
  let counted = 0;
  const timer = setTimeout(() => countLate((counted = 1)), LATE);
  try {
    const { data, error, response } = await answer;
    const retryAfter = Number(response.headers.get("retry-after") ?? 0);
    if (response.ok) return { ok: true, body: data as T };
    return { ok: false, problem: isProblem(error) ? error : UNREACHED, retryAfter };
  } catch {
    return { ok: false, problem: UNREACHED, retryAfter: 0 };
  } finally {
    clearTimeout(timer);
    if (counted) countLate(-counted);
  }
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error && "detail" in error;
}
