// Corrected: the application that mends a returned one, as far as the service could fill it in.

import type { Schemas } from "../api";
import { EMPTY, type Draft } from "../draft";

/** Consent and signature are left to be given anew. `opened`: what the progress page knows of the session. */
export function corrected(correction: Schemas["Correction"], opened: Draft): Draft {
  const { students, guardian, guardian_check, account, application_number } = correction;
  const { session, channel, contact, verifiedEmails } = opened;
  return {
    ...EMPTY, session, channel, contact, verifiedEmails,
    correction: { number: application_number, reasons: students.map(({ student_name, reason }) => ({ name: student_name, text: spelled(reason) })) },
    students: students.map((student) => ({
      match: student.match,
      name: student.student_name,
      className: student.class_name,
      school: student.school_name,
      relationship: student.relationship,
      detail: student.relationship_detail ?? "",
    })),
    check: guardian_check,
    account: account === "own",
    nationalIdMasked: guardian.national_id,
    name: guardian.name,
    email: guardian.email,
    mobile: guardian.mobile.replace(/^\+886/, "0"),
  };
}

/** Why a teacher returned a binding: the reason of the list, and what the teacher added. */
export function spelled({ text, words }: Schemas["ReasonGiven"]): string {
  return [text, words].filter(Boolean).join(" ");
}
