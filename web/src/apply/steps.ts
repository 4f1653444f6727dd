// Steps: which there are, and which of them a draft may be at.

import type { Draft } from "../draft";

export const STEPS = ["code", "student", "consent", "guardian", "review"] as const;
export type Step = (typeof STEPS)[number];

/** As the notice counts them: to check and sign belongs to the fourth. */
export const NUMBERS: Record<Step, number> = { code: 1, student: 2, consent: 3, guardian: 4, review: 4 };

/** The step that is wanted, or the furthest: no later one can be opened, by a link or by the back button. */
export function stepOf(draft: Draft, wanted: string): Step {
  const furthest = reached(draft);
  // A session that is open needs no other code.
  const first = draft.session ? 1 : 0;
  const place = STEPS.indexOf(wanted as Step);
  return place >= first && place <= STEPS.indexOf(furthest) ? (wanted as Step) : furthest;
}

/** Where the way back from a step leads; from the first that there is, to the start. */
export function wayBack(step: string): string {
  const place = STEPS.indexOf(step as Step);
  return place < 2 ? "/" : `#${STEPS[place - 1]}`;
}

function reached(draft: Draft): Step {
  if (!draft.session) return "code";
  if (draft.students.length === 0) return "student";
  if (!draft.consent) return "consent";
  return draft.check && draft.name && draft.email && draft.mobile && draft.verifiedEmails.includes(draft.email) ? "review" : "guardian";
}
