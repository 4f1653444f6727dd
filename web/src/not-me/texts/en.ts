// Texts of the page that takes the links in messages, in English.

import type { NotMeTexts } from "./zh-Hant";

export const texts: NotMeTexts = {
  "not_me.title": "This was not me",
  "not_me.no_link": "Please open the whole link in the message that you were sent; this page can't be used without it.",
  "not_me.number": "Application number",
  "not_me.students": "Students",
  "not_me.contact": "Changed to",
  "not_me.until": "Can be undone until",
  "not_me.leave": "It was me: leave",

  "not_me.application.title": "I did not apply",
  "not_me.application.about": "Did somebody else make this application?",
  "not_me.application.open": "The school is told. An application that waits can't be approved; if it was approved, its account is frozen until the school has looked.",
  "not_me.application.send": "I did not apply",
  "not_me.application.done": "This is recorded, and the school is told. For help, call the registry of the student's school.",
  "not_me.application.over": "This application is over, or the school has settled it. There is nothing to do.",

  "not_me.account.title": "I did not change this",
  "not_me.account.about": "Did somebody else change the account?",
  "not_me.account.open": "The account is frozen, every device is signed out, delegations given and services connected end, a contact that was changed within the time allowed is put back, and the school is told. Then set a new password by “Forgotten password”.",
  "not_me.account.send": "I did not change this",
  "not_me.account.done": "Done. Set a new password by “Forgotten password” on the sign-in page, which opens the account again. If you still can't sign in, visit the school's registry with your ID.",
  "not_me.account.over": "This account was closed or merged. There is nothing to do.",

  "not_me.undo.title": "Undo the change of contact",
  "not_me.undo.about": "Put the contact from before back?",
  "not_me.undo.open": "The account gets its contact from before the change, every device is signed out, and both contacts are told.",
  "not_me.undo.send": "Undo the change",
  "not_me.undo.done": "Undone. Please sign in as before the change.",
  "not_me.undo.over": "It is too late to undo this. Please visit the registry of your child's school with your ID.",
};
