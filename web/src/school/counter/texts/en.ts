// Texts of the counter in English.

import type { CounterTexts } from "./zh-Hant";

export const texts: CounterTexts = {
  "counter.lead": "For guardians without mailbox or phone, or whose child can't be found online or is protected. The form says that it was made at the counter.",
  "counter.children": "Students",
  "counter.add": "Add this student",
  "counter.guardian": "Guardian",
  "counter.name": "Guardian's name",
  "counter.national_id": "Guardian's national ID or resident certificate number",
  "counter.email": "E-mail address (optional)",
  "counter.email.hint": "Without one no message is sent, and no account is opened for now.",
  "counter.mobile": "Mobile number (optional)",
  "counter.mobile.hint": "For example 0912345678",
  "counter.language": "The guardian's language",
  "counter.language.hint": "Of the consent statement, the form and later messages.",
  "counter.consent": "Consent on paper",
  "counter.consent.hint": "Please have the guardian read and sign the statement on paper; the school keeps it.",
  "counter.version": "Version of the statement",
  "counter.version.hint": "Printed on the statement, for example 2026-11-01",
  "counter.seen": "I have seen the guardian's ID document, and the guardian signed the statement on paper",
  "counter.scan": "Scan of the signature",
  "counter.scan.hint": "A PNG file: dark ink on white, at most 200 KB.",
  "counter.scan.read": "The scan of the signature was read.",
  "counter.scan.instead": "Use a scan of a signature on paper",
  "counter.scan.other": "Use another signature",
  "counter.draw": "Sign here instead",
  "counter.send": "Submit",

  "counter.missing.children": "Please add a student",
  "counter.missing.name": "Please fill in the guardian's name",
  "counter.missing.national_id": "Please fill in the guardian's ID number",
  "counter.missing.version": "Please fill in the version of the statement",
  "counter.missing.sign": "Please have the guardian sign, or add a scan",
  "counter.missing.seen": "Please tick the box once you have seen the documents",

  "counter.done": "The application was handed in",
  "counter.done.next": "It waits in the homeroom teacher's queue, marked as made at the counter.",
  "counter.another": "Another application",
};
