/**
 * Checks: what is asked of the API about a form, and the fingerprint that a file is asked about by.
 *
 * A question has exactly one of `form` (22 characters), `sha256` (64 hex digits) and `pdf` (base64).
 */

/** Bytes of a file that can be sent. */
export const SEND_LIMIT = 500_000;

const ADDRESS = "/v1/form-verifications";
const PATIENCE = 20_000;
const DEFAULT_WAIT = 30;

/** Why there is no answer: `offline`, `busy` (with `wait` in seconds), `service`, `refused`, `unreadable`, `not_pdf`. */
export class Fault extends Error {
  constructor(kind, wait = 0) {
    super(kind);
    this.kind = kind;
    this.wait = wait;
  }
}

/** The API's answer to `question`. Throws Fault. */
export async function ask(question, language) {
  let response, answer;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    response = await fetch(ADDRESS, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": language },
      body: JSON.stringify(question),
      cache: "no-store",
      credentials: "omit",
      signal: patience.signal,
    });
    answer = await response.text();
  } catch {
    throw new Fault("offline");
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 429) throw new Fault("busy", Number(response.headers.get("retry-after")) || DEFAULT_WAIT);
  if (response.status >= 500) throw new Fault("service");
  if (!response.ok) throw new Fault("refused");
  try {
    return JSON.parse(answer);
  } catch {
    throw new Fault("service");
  }
}

/** The bytes of a PDF file that the reader chose. Throws Fault. */
export async function readPdf(file) {
  // A PDF says so within its first kilobyte; a video of some gigabytes is not read any further.
  const head = new TextDecoder("latin1").decode(await read(file.slice(0, 1024)));
  if (!head.includes("%PDF-")) throw new Fault("not_pdf");
  return new Uint8Array(await read(file));
}

/** SHA-256 in hex. Needs a secure context: `crypto.subtle` is missing otherwise. */
export async function fingerprint(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function base64(bytes) {
  let text = "";
  // In slices: a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(text);
}

async function read(blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new Fault("unreadable");
  }
}
