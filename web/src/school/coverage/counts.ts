// Counts: what of them is shown, and in which order.

import type { Schemas } from "../../api";

export type Counts = Schemas["Counts"];
export type Kind = Schemas["ChildState"];

export const KINDS: Kind[] = ["bound", "pending", "exempt", "unbound"];

/** The share of those who can be bound that are, in whole percent, rounded down: only all of them are 100. */
export function share({ students, exempt, bound }: Counts): number {
  const able = students - exempt;
  return able > 0 ? Math.floor((bound * 100) / able) : 100;
}

/** From which age on an application waits too long: a teacher was reminded twice by then. */
export const LATE_DAYS = 7;

export function late({ waiting }: Counts): number {
  return waiting.filter(({ from_days }) => from_days >= LATE_DAYS).reduce((total, { applications }) => total + applications, 0);
}
