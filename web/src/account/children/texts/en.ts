// Texts of the children in English.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "With this account you use the school services for these students.",
  "children.none": "No student is bound to this account at the moment.",
  "children.bound": "Bound",
  "children.pending": "Applied for",
  "children.past": "Earlier applications and bindings",
  "children.pending.text": "To download the form, or correct what was returned, go to",
  "children.number": "Application",
  "children.reason": "Reason",
  "children.history": "What happened when",
  "children.add": "Apply for a student",

  "contests.title": "Applications of other adults",
  "contests.text": "Another adult asks to be bound to your child, and the teacher has not decided. If you think that it should not be approved, you can object; the other adult never learns who did.",
  "contests.relationship": "Relationship applied for",
  "contests.applied": "Applied",
  "contests.objected": "Your objection",
  "contests.object": "Object",
  "contests.change": "Change it",
  "contests.withdraw": "Take it back",
  "contests.no": "Back",
  "contests.object.title": "Object to the application for {name}?",
  "contests.object.text": "The teacher sees your objection and your words; the school decides.",
  "contests.words": "Your words (optional)",
  "contests.words.hint": "At most 200 characters; only the school reads them.",
  "contests.object.done": "Your objection to the application for {name} was sent.",
  "contests.withdraw.title": "Take back your objection to the application for {name}?",
  "contests.withdraw.done": "The objection was taken back.",

  "unbind.send": "Unbind",
  "unbind.sure": "Unbind {name}?",
  "unbind.text": "The services of the school that use this binding (payments, arrival notices, e-slips) and your delegations end at once, and the homeroom teacher is told. To be bound again, you have to apply anew.",
  "unbind.no": "Not now",
  "unbind.done": "{name} is unbound.",
  "withdraw.send": "Cancel the application",
  "withdraw.sure": "Cancel the application for {name}?",
  "withdraw.text": "The school will not review it; you can apply again at any time.",
  "withdraw.done": "The application for {name} is cancelled.",
};
