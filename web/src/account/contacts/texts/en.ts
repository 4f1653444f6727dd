// Texts of an account's contacts in English.

import type { ContactsTexts } from "./zh-Hant";

export const texts: ContactsTexts = {
  "contacts.lead": "Messages are sent here, and you sign in with the e-mail address.",
  "contacts.own": "Your contacts now",
  "contacts.email": "E-mail address (login)",
  "contacts.mobile": "Mobile number",
  "contacts.none": "None",
  "contacts.change.email": "Change e-mail address",
  "contacts.change.sms": "Change mobile number",
  "contacts.change.text": "We send a code to {contact} first and then one to the new contact; enter both. Afterwards every device is signed out, and the old contact is told and can undo it for 72 hours.",
  "contacts.new.email": "New e-mail address",
  "contacts.new.sms": "New mobile number",
  "contacts.new.sms.hint": "A mobile number of Taiwan, such as 0912345678",
  "contacts.new.merge": "E-mail address of the other account, or the e-mail address or mobile number of another application",
  "contacts.send": "Send me the codes",
  "contacts.back": "Back, change nothing",
  "contacts.sent.own": "Step 1 of 2: a code was sent to your {contact}. Reference {reference}: enter the code of the message with the same one.",
  "contacts.sent.other": "Step 2 of 2: a code was sent to {contact}. Reference {reference}: enter the code of the message with the same one.",
  "contacts.other": "I have another account",
  "contacts.other.text": "If your resident certificate was renewed, you became a national, or you applied with another contact, you can bring your other account or application into this one.",
  "contacts.merge": "Bring in my other account",
  "contacts.merge.text": "We send a code to {contact} first and then one to the contact of the other account; enter both. This account stays, and the other can't be signed in to any more. It can't be undone.",
  "contacts.lost": "If you can't receive codes at your contacts of now, visit the registry of your child's school with your ID.",
};
