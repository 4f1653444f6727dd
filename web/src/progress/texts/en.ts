// Texts of the progress page in English.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "process.step.apply": "Hand in the application and download the form.",
  "process.step.review": "Once the homeroom teacher approves, you are bound to the student and told by e-mail.",
  "process.step.sign_in": "Sign in: your sign-in name is the e-mail address with which you applied. The initial password is the last six characters of your national ID (or resident certificate) number; a code is then sent to that mailbox, and you choose a password of your own. The initial password is valid for 3 days; after that it is renewed by a code on the sign-in page. If you already had an account, sign in as before.",
};
