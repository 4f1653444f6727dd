// Texts of sign-in and password in Indonesian.

import type { SecurityTexts } from "./zh-Hant";

export const texts: SecurityTexts = {
  "security.lead": "Nama masuk: {email}",
  "security.changed": "Kata sandi diganti; perangkat lain sudah keluar.",

  "password.change": "Ganti kata sandi",
  "password.change.text": "Setelah diganti, semua sesi masuk lain berakhir.",
  "password.current": "Kata sandi saat ini",

  "everywhere.title": "Keluar di semua perangkat",
  "everywhere.text": "Bila ponsel hilang, atau Anda pernah masuk di perangkat orang lain, Anda dapat mengakhiri sesi di semua perangkat, termasuk yang ini.",
  "everywhere.send": "Keluar di semua perangkat",
  "everywhere.sure": "Keluar di semua perangkat?",
  "everywhere.no": "Jangan dulu",
};
