// Texts of the letters in Indonesian.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Membuat surat untuk satu kelas, satu halaman per siswa, untuk dicetak dan dibagikan.",
  "letters.kind": "Surat yang mana?",
  "letters.invitation": "Undangan menautkan",
  "letters.invitation.text": "Bagi siswa yang belum tertaut dengan wali, untuk dibawa pulang: cara mengajukan. Kode QR hanya menuju halaman awal; tidak ada yang dapat dipakai untuk menautkan.",
  "letters.of_age": "Bagi siswa dewasa",
  "letters.of_age.text": "Bagi siswa yang berusia 18 tahun dan tertaut dengan wali. Tiap surat memuat kode pribadi: dengan kode itu dan nomor identitasnya sendiri siswa melihat, dan boleh mengakhiri, tautan. Serahkan langsung kepada siswa; jangan disalin atau disimpan. Siswa yang dilindungi datang ke bagian registrasi.",
  "letters.seats": "Hanya nomor absen ini, cetak ulang",
  "letters.seats.hint": "Bila surat hilang, misalnya 3, 17: surat sebelumnya langsung batal. Kosong: siswa yang belum punya surat yang berlaku.",
  "letters.seats.wrong": "Masukkan nomor absen (1 sampai 999), dipisahkan koma.",
  "letters.with_protected": "Termasuk siswa yang dilindungi (wali mengajukan di loket)",
  "letters.make": "Buat surat",
  "letters.making": "Sedang dibuat…",
  "letters.ready": "{count} surat dibuat.",
  "letters.open": "Buka surat (PDF)",
  "letters.expires": "Tautan berlaku {minutes} menit; berkas dihapus setelah sehari.",
  "letters.by_hand": "Nama pada nomor berikut tidak dapat dicetak; silakan tulis tangan: {seats}",
};
