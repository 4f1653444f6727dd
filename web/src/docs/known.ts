// Known: what earlier calls brought, kept for this tab alone, so that the next form is filled in.

import { useEffect, useState } from "preact/hooks";
import type { Child } from "./build/children";

export interface Known {
  session: string;
  account: string;
  service: string;
  staff: string;
  etag: string;
  /** A binding's version, as a batch of decisions names it. */
  version: number | null;
  child: Child;
  /** By the name that a request gives it: `contact`, `code`, `challenge`, `match`, … */
  texts: Record<string, string>;
}

// Names that an answer gives and a later request takes.
const LEARNED = ["challenge", "match", "consent", "guardian_check", "application_number", "binding_id", "version"];
const KEPT = "docs";

export class Memory {
  private readonly listeners = new Set<() => void>();

  constructor(private known: Known) {}

  get now(): Known {
    return this.known;
  }

  note(change: Partial<Known>): void {
    this.known = { ...this.known, ...change };
    // Without the teacher's token: who signs out at the staff page is signed out here.
    const { staff: _, ...kept } = this.known;
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    for (const listener of this.listeners) listener();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function useKnown(memory: Memory): Known {
  const [known, show] = useState(memory.now);
  useEffect(() => memory.listen(() => show(memory.now)), [memory]);
  return known;
}

/** What this tab knew before, with what the sandbox gives; the staff page of the same tab may have left its token. */
export function remembered(domain: string, code: string, child: Child): Known {
  const kept = read<Partial<Known>>(KEPT);
  const signedIn = read<{ token: string; endsAt: number }>("staff");
  const staff = signedIn && signedIn.endsAt > Date.now() ? signedIn.token : "";
  const contact = kept?.texts?.["contact"] ?? newMailbox(domain);
  const texts = { ...kept?.texts, contact, email: contact, code };
  return { session: "", account: "", service: "", etag: "", version: null, child, ...kept, staff, texts };
}

/** A mailbox that nobody else tries with: limits are counted by contact. */
export function newMailbox(domain: string): string {
  return `guardian-${crypto.randomUUID().slice(0, 8)}@${domain}`;
}

/** `known` with what an answer told. The first of each name counts: the newest application, the oldest in a queue. */
export function learned(known: Known, body: unknown, headers: Headers): Known {
  const texts = { ...known.texts };
  let version = known.version;
  const seen = new Set<string>();
  walk(body, (name, value) => {
    if (!LEARNED.includes(name) || seen.has(name)) return;
    seen.add(name);
    if (typeof value === "number") version = value;
    else if (typeof value === "string") texts[name] = value;
  });
  const opened = (body as { session_token?: string } | null)?.session_token;
  const session = opened ?? headers.get("session-token") ?? known.session;
  const given = body as { access_token?: string; token_type?: string } | null;
  // Only a service's token names its type, as OAuth has it.
  const token = given?.access_token && { [given.token_type ? "service" : "account"]: given.access_token };
  return { ...known, ...token, texts, version, session, etag: headers.get("etag") ?? known.etag };
}

/** An example with what is known put in its place. */
export function filled(example: unknown, known: Known): unknown {
  if (Array.isArray(example)) return example.map((item) => filled(item, known));
  if (typeof example !== "object" || example === null) return example;
  const child: Record<string, string> = "school_code" in example ? { ...known.child } : {};
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      if (typeof value === "string") return [name, child[name] ?? known.texts[name] ?? value];
      if (name === "version") return [name, known.version ?? value];
      return [name, filled(value, known)];
    }),
  );
}

function walk(value: unknown, visit: (name: string, value: unknown) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    visit(name, inner);
    walk(inner, visit);
  }
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}
