// Texts of the letters in English.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Makes a letter for each student to whom nobody is bound: one page, saying how to apply, to be printed and taken home. Its QR code leads to the start page; nothing on it binds by itself.",
  "letters.with_protected": "With protected students (their guardians apply at the counter)",
  "letters.make": "Make the letters",
  "letters.making": "Making the letters…",
  "letters.ready": "{count} letters were made.",
  "letters.open": "Open the letters (PDF)",
  "letters.expires": "The link is good for {minutes} minutes; the file is deleted after a day.",
  "letters.by_hand": "These seats have names that can't be printed; please write them in: {seats}",
};
