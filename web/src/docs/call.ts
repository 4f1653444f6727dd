// Call: one request as a form has it, and the answer as it is shown.

import type { Trial } from "./build/trial";
import type { Known } from "./known";

export interface Answered {
  status: number;
  /** Headers of note, in the order in which they are shown. */
  headers: [string, string][];
  /** Of problem+json. */
  problem: string;
  body: unknown;
  text: string;
  all: Headers;
}

const FORM = "application/x-www-form-urlencoded";
const OF_NOTE = ["content-type", "content-language", "etag", "retry-after", "session-token"];

/** Sends what a form holds: `values` by the names of the operation's inputs. Throws TypeError: no answer came. */
export async function call(trial: Trial, values: Record<string, string>, body: string, known: Known): Promise<Answered> {
  const token = tokenOf(trial, known);
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  let path = trial.path;
  const query = new URLSearchParams();
  for (const { name, in: place } of trial.inputs) {
    const value = values[name] ?? "";
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value && place === "query") query.set(name, value);
    else if (value) headers.set(name, value);
  }
  const asked: RequestInit = { method: trial.method, headers, cache: "no-store", credentials: "omit" };
  if (trial.body !== null) {
    headers.set("content-type", trial.mediaType);
    asked.body = trial.mediaType === FORM ? formOf(body) : body;
  }
  return read(await fetch(query.size ? `${path}?${query}` : path, asked));
}

/** The token that is sent with an operation; empty for none. */
export function tokenOf({ caller }: Trial, known: Known): string {
  return { anyone: "", client: "", guardian: known.session, account: known.account, service: known.service, staff: known.staff }[caller];
}

/** A form, of an object of its fields. */
function formOf(text: string): string {
  const fields = (parsed(text) ?? {}) as Record<string, unknown>;
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

async function read(answer: Response): Promise<Answered> {
  const raw = await answer.text();
  const body = parsed(raw);
  const headers = OF_NOTE.flatMap((name): [string, string][] => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const problem = answer.ok ? "" : ((body as { code?: string } | null)?.code ?? "");
  const text = body === null ? raw : JSON.stringify(body, null, 2);
  return { status: answer.status, headers, problem, body, text, all: answer.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
