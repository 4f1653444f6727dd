// Texts of the children in Indonesian.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "Dengan akun ini Anda memakai layanan sekolah untuk siswa berikut.",
  "children.none": "Saat ini belum ada siswa yang tertaut dengan akun ini.",
  "children.bound": "Tertaut",
  "children.pending": "Sedang diajukan",
  "children.past": "Permohonan dan tautan sebelumnya",
  "children.pending.text": "Untuk mengunduh formulir, membatalkan, atau memperbaiki yang dikembalikan, buka",
  "children.number": "Nomor permohonan",
  "children.reason": "Alasan",
  "children.history": "Riwayat",
  "children.add": "Ajukan penautan siswa",
};
