// Texts of the letters in Indonesian.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Membuat surat untuk setiap siswa yang belum tertaut: satu halaman, cara mengajukan, untuk dicetak dan dibawa pulang. Kode QR hanya menuju halaman awal; tidak ada yang dapat menautkan dengan sendirinya.",
  "letters.with_protected": "Termasuk siswa yang dilindungi (wali mengajukan di loket)",
  "letters.make": "Buat surat",
  "letters.making": "Sedang dibuat…",
  "letters.ready": "{count} surat dibuat.",
  "letters.open": "Buka surat (PDF)",
  "letters.expires": "Tautan berlaku {minutes} menit; berkas dihapus setelah sehari.",
  "letters.by_hand": "Nama pada nomor berikut tidak dapat dicetak; silakan tulis tangan: {seats}",
};
