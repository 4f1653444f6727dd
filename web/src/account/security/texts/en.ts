// Texts of sign-in and password in English.

import type { SecurityTexts } from "./zh-Hant";

export const texts: SecurityTexts = {
  "security.lead": "You sign in with {email}.",
  "security.changed": "Your password was changed; other devices are signed out.",

  "password.change": "Change password",
  "password.change.text": "Every other sign-in ends when you change it.",
  "password.current": "Current password",

  "everywhere.title": "Sign out everywhere",
  "everywhere.text": "If you lost a phone, or signed in on somebody else's device, you can end the sign-in on every device, this one as well.",
  "everywhere.send": "Sign out everywhere",
  "everywhere.sure": "Sign out on every device?",
  "everywhere.no": "Not now",
};
