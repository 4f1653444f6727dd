// Asking: what a service's link asks for, and the address to which the guardian's browser returns (RFC 6749 section 4.1).

import type { Schemas } from "../../api";

type Grant = Schemas["GrantGiven"];

/** `query`: who asks, and what for. `proof`: of whom the answer is for (RFC 7636). `state`: the service's own, brought back. */
export interface Asking {
  query: Pick<Grant, "client_id" | "redirect_uri"> & { scope?: string };
  proof: Pick<Grant, "code_challenge" | "code_challenge_method">;
  state: string | null;
}

/** What the address asks for; null when it is no such link. Whether the service may ask so is for the service to say. */
export function readAsking(search: string): Asking | null {
  const given = new URLSearchParams(search);
  const [client_id, redirect_uri, code_challenge, scope] = ["client_id", "redirect_uri", "code_challenge", "scope"].map((name) => given.get(name));
  const right = (given.get("response_type") ?? "code") === "code" && given.get("code_challenge_method") === "S256";
  if (!client_id || !redirect_uri || !code_challenge || !right) return null;
  return {
    query: { client_id, redirect_uri, ...(scope && { scope }) },
    proof: { code_challenge, code_challenge_method: "S256" },
    state: given.get("state"),
  };
}

/** Where the browser returns with an answer. Only to be used once the service has said that the address is its own. */
export function returnAddress({ query: { redirect_uri }, state }: Asking, answer: { code: string } | { error: string }): string {
  const told = new URLSearchParams({ ...answer, ...(state !== null && { state }) });
  return `${redirect_uri}${redirect_uri.includes("?") ? "&" : "?"}${told.toString()}`;
}
