// Entry: what is entered at the counter, what of it is missing, and how the service is told.

import type { Schemas } from "../../api";
import type { Strokes } from "../../draft";
import type { Language } from "../../language";
import type { School } from "../../staff/duties";

export type Assisted = Schemas["ApplicationAssisted"];

export interface Child {
  student_id: string;
  name: string;
  class_name: string;
  relationship: Schemas["Relationship"];
  detail: string;
}

export interface Entry {
  children: Child[];
  name: string;
  national_id: string;
  email: string;
  mobile: string;
  language: Language;
  version: string;
  strokes: Strokes;
  /** A scan that the service has read, in place of strokes. */
  image: string;
  seen: boolean;
}

export const EMPTY: Entry = {
  children: [], name: "", national_id: "", email: "", mobile: "", language: "zh-Hant", version: "", strokes: [], image: "", seen: false,
};

export type Missing = "children" | "name" | "national_id" | "version" | "sign" | "seen";

export function missing(entry: Entry): Missing[] {
  const { children, name, national_id, version, strokes, image, seen } = entry;
  const there: Record<Missing, boolean> = {
    children: children.length > 0, name: name.trim() !== "", national_id: national_id.trim() !== "", version: version.trim() !== "",
    sign: strokes.length > 0 || image !== "", seen,
  };
  return (Object.keys(there) as Missing[]).filter((field) => !there[field]);
}

export function inputOf({ school_level, school_code }: School, entry: Entry): Schemas["AssistedInput"] {
  const { children, name, national_id, email, mobile, language, version, strokes, image } = entry;
  return {
    school_level,
    school_code,
    students: children.map(({ student_id, relationship, detail }) => ({ student_id, relationship, ...(detail && { relationship_detail: detail }) })),
    guardian: { name, national_id, ...(email.trim() && { email }), ...(mobile.trim() && { mobile }) },
    consent: { version, language },
    signature: image ? { image } : { strokes },
    language,
    identity_seen: true,
  };
}
