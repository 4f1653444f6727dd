// Texts of the progress page in English.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "progress.title": "Progress",
  "progress.none": "There is no application for this mailbox or phone. Please sign out and use the one with which you applied.",
  "progress.submitted": "Submitted {time}",
  "progress.since": "{time}",
  "progress.reason": "Reason: {reason}",
  "progress.cancel": "Cancel",
  "progress.sure": "Cancel the application for {name}? To bind later you would have to apply again.",
  "progress.yes": "Yes, cancel it",
  "progress.no": "No, keep it",
  "progress.cancelled": "The application for {name} was cancelled.",
  "progress.correct": "Correct and apply again",
  "progress.correct.text": "What was returned can be corrected and handed in again. Your data are filled in for you.",
  "progress.process": "How it works",
  "process.applied": "The teacher is to decide; you can cancel until then.",
  "process.approved": "Bound: the services are open to you once you sign in.",
  "process.returned": "Correct what is named, then apply again.",
  "process.rejected": "The teacher did not approve.",
  "process.cancelled": "Cancelled by you.",
  "process.ended": "No longer bound.",
  "progress.leave": "Sign out",
  "process.step.apply": "Hand in the application and download the form.",
  "process.step.review": "Once the homeroom teacher approves, you are bound to the student and told by e-mail.",
  "process.step.sign_in": "Sign in: your sign-in name is the e-mail address with which you applied. The initial password is the last six characters of your national ID (or resident certificate) number; a code is then sent to that mailbox, and you choose a password of your own. The initial password is valid for 3 days; after that it is renewed by a code on the sign-in page. If you already had an account, sign in as before.",
};
