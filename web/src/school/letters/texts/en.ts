// Texts of the letters in English.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Makes letters for a class, a page a student, to be printed and handed out.",
  "letters.kind": "Which letters?",
  "letters.invitation": "Invitations to bind",
  "letters.invitation.text": "For students to whom nobody is bound, to take home: how to apply. The QR code leads to the start page only; nothing in them could be used to bind.",
  "letters.of_age": "To students of age",
  "letters.of_age.text": "For students who are 18 and have a bound guardian. Each letter has a personal code: with it and the own ID number the student sees, and may end, the bindings. Please hand it to the student in person, and neither copy nor keep it. Protected students come to the registry.",
  "letters.seats": "Only these seats, anew",
  "letters.seats.hint": "Where a letter was lost, such as 3, 17: the letter before is void at once. Empty: students without a good letter.",
  "letters.seats.wrong": "Please enter seats (1 to 999), with commas between.",
  "letters.with_protected": "With protected students (their guardians apply at the counter)",
  "letters.make": "Make the letters",
  "letters.making": "Making the letters…",
  "letters.ready": "{count} letters were made.",
  "letters.open": "Open the letters (PDF)",
  "letters.expires": "The link is good for {minutes} minutes; the file is deleted after a day.",
  "letters.by_hand": "These seats have names that can't be printed; please write them in: {seats}",
};
