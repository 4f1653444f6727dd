// Draft: what a guardian has entered so far, kept in this tab alone and gone when it is closed, left or handed in.

import type { Schemas, Session } from "./api";

export type Channel = "email" | "sms";

/** A student whom the service has confirmed. */
export interface StudentDraft {
  match: string;
  name: string;
  className: string;
  school: string;
  relationship: Schemas["Relationship"];
  detail: string;
}

/** A student as far as they are entered; gone once the service has confirmed them. */
export interface StudentEntry {
  kind: string;
  relationship: string;
  detail: string;
  level: string;
  id: string;
  school: string;
}

/** Why a teacher returned an application, for each student of it. */
export interface Correction {
  number: string;
  reasons: { name: string; text: string }[];
}

export type Strokes = [number, number][][];

export interface Draft {
  session: Session | null;
  channel: Channel;
  contact: string;
  correction: Correction | null;
  students: StudentDraft[];
  entry: StudentEntry;
  consent: string;
  guardianId: string;
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

export const NO_STUDENT: StudentEntry = { kind: "", relationship: "", detail: "", level: "", id: "", school: "" };

export const EMPTY: Draft = {
  session: null,
  channel: "email",
  contact: "",
  correction: null,
  students: [],
  entry: NO_STUDENT,
  consent: "",
  guardianId: "",
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

/** A code that was sent and not yet entered: to read it in another app may cost a phone this page. */
export interface SentCode {
  channel: Channel;
  contact: string;
  challenge: string;
  reference: string;
  /** Milliseconds of the epoch after which another may be asked for, and after which this one is no good. */
  againAt: number;
  endsAt: number;
}

type Place = "application" | "progress";
/** What a code was asked for. */
type Aim = Schemas["Purpose"] | "sign_in";

/** What is kept; nothing once its session is over, which a tab that was opened again does not know by its clock. */
export function readDraft(place: Place): Draft {
  const draft = { ...EMPTY, ...read<Draft>(place) };
  if (!draft.session || Math.min(draft.session.idleAt, draft.session.endsAt) > Date.now()) return draft;
  dropDraft(place);
  return EMPTY;
}

export const keepDraft = (place: Place, draft: Draft): void => keep(place, draft);

/** Forgets what was entered, and a code that was asked for. */
export function dropDraft(place: Place): void {
  for (const key of [place, "session", "login_email"]) sessionStorage.removeItem(key);
}

export const readCode = (purpose: Aim): SentCode | null => read<SentCode>(purpose);
export const keepCode = (purpose: Aim, sent: SentCode): void => keep(purpose, sent);
export const dropCode = (purpose: Aim): void => sessionStorage.removeItem(purpose);

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

function keep(key: string, value: unknown): void {
  sessionStorage.setItem(key, JSON.stringify(value));
}
