// Texts of the children in English.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "With this account you use the school services for these students.",
  "children.none": "No student is bound to this account at the moment.",
  "children.bound": "Bound",
  "children.pending": "Applied for",
  "children.past": "Earlier applications and bindings",
  "children.pending.text": "To download the form, cancel, or correct what was returned, go to",
  "children.number": "Application",
  "children.reason": "Reason",
  "children.history": "What happened when",
  "children.add": "Apply for a student",
};
