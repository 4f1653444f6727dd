// Sections: what a guardian who is signed in can open, each loaded when it is.

import type { Loader } from "../desk/Later";
import type { AccountApi, AccountRead } from "./api";

export interface SectionProps {
  api: AccountApi;
  account: AccountRead;
  /** Has the account read anew. */
  changed: () => Promise<void>;
  /** Forgets the sign-in in this tab, and tells why. */
  leave: (why: Why) => void;
}

/** Why one is outside: signed out, here or everywhere; the sign-in ended by itself, before or while the page was used; the
 *  account was closed; a contact of it was changed, or another one brought in. */
export type Why = "out" | "everywhere" | "ended" | "over" | "closed" | "changed" | "merged";

/** In the order in which they are shown; each has its name in the texts, as `section.<name>`. */
export const SECTIONS = {
  children: () => import("./children/Children"),
  delegations: () => import("./delegations/Delegations"),
  contacts: () => import("./contacts/Contacts"),
  services: () => import("./services/Services"),
  data: () => import("./data/Data"),
  security: () => import("./security/Security"),
} satisfies Record<string, Loader<SectionProps>>;

export type Section = keyof typeof SECTIONS;

export const NAMES = Object.keys(SECTIONS) as Section[];

/** Where a relying service sends a guardian to be let in: a page with one section, which nothing else leads to. */
export const CONNECTING = location.pathname.startsWith("/connect/");

/** What a link holds that leads to a section, behind the section's name; empty for none. */
export const linkOf = (named: string): string => named.split("/")[1] ?? "";

/** The section that an address names, or the first. */
export function sectionOf(named: string): Section | "connect" {
  return CONNECTING ? "connect" : NAMES.find((name) => name === named.split("/")[0]) ?? NAMES[0]!;
}
