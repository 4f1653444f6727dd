// Draft: what a guardian has entered so far, kept in this tab alone and gone when it is closed, left or handed in.

import type { Schemas, Session } from "./api";

export interface StudentDraft {
  match: string;
  name: string;
  className: string;
  school: string;
  relationship: Schemas["Relationship"];
  detail: string;
}

export type Strokes = [number, number][][];

export interface Draft {
  session: Session | null;
  channel: "email" | "sms";
  contact: string;
  students: StudentDraft[];
  consent: string;
  check: string;
  account: boolean;
  nationalIdMasked: string;
  name: string;
  email: string;
  mobile: string;
  verifiedEmails: string[];
  strokes: Strokes;
  typedName: string;
  /** Names the submission, so that pressing twice or a lost answer gives one application. */
  submission: string;
}

export const EMPTY: Draft = {
  session: null,
  channel: "email",
  contact: "",
  students: [],
  consent: "",
  check: "",
  account: false,
  nationalIdMasked: "",
  name: "",
  email: "",
  mobile: "",
  verifiedEmails: [],
  strokes: [],
  typedName: "",
  submission: "",
};

export function readDraft(key: string): Draft {
  try {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(key) ?? "{}") };
  } catch {
    return EMPTY;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  sessionStorage.setItem(key, JSON.stringify(draft));
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
