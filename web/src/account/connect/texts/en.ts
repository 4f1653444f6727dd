import type { ConnectTexts } from "./zh-Hant";

export const texts: ConnectTexts = {
  "connect.broken": "This link is not complete. Please go back to the service and begin again.",
  "connect.who": "{name} asks to be connected to your account",
  "connect.may": "You are signed in as {name} ({email}). If you agree, it may:",
  "connect.revoke": "It is given no ID number, telephone or e-mail. You can end this at any time under Services.",
  "connect.return": "Then you return to {host}.",
  "connect.yes": "Agree and go on",
  "connect.no": "Do not agree",
};
