// Texts of the audit in English.

import type { AuditTexts } from "./zh-Hant";

export const texts: AuditTexts = {
  "audit.lead": "Who saw, decided, imported or set what, and when. Entries are added and never changed; to look here is recorded too.",
  "audit.city": "The city itself",
  "audit.month": "Month",
  "audit.none": "No entry in this month.",
  "audit.more": "Show earlier ones",
  "audit.caption": "Entries ({count})",
  "audit.at": "When",
  "audit.action": "What",
  "audit.actor": "Who",
  "audit.subject": "About",

  "action.queue_seen": "Saw a queue",
  "action.binding_seen": "Saw an application",
  "action.form_seen": "Saw a form",
  "action.class_seen": "Saw a class",
  "action.student_looked_up": "Looked up a student",
  "action.coverage_seen": "Saw the coverage",
  "action.decided": "Decided",
  "action.roster_checked": "Checked a roster",
  "action.roster_applied": "Applied a roster",
  "action.roster_undone": "Took a roster back",
  "action.protected": "Protected a student",
  "action.unprotected": "Ended a protection",
  "action.exempted": "Set an exemption",
  "action.block_set": "Barred a guardian",
  "action.block_lift_asked": "Asked to lift a block",
  "action.block_lifted": "Lifted a block",
  "action.assignment_given": "Gave an assignment",
  "action.assignment_taken_back": "Took back an assignment",
  "action.application_assisted": "Entered an application",
  "action.letters_made": "Made letters",
  "action.audit_seen": "Saw the audit",
};
