// Texts of the counter in Indonesian.

import type { CounterTexts } from "./zh-Hant";

export const texts: CounterTexts = {
  "counter.lead": "Untuk wali tanpa surel atau ponsel, atau yang anaknya tidak dapat ditemukan secara daring atau dilindungi. Formulir menyatakan dibuat di loket.",
  "counter.children": "Siswa",
  "counter.add": "Tambahkan siswa ini",
  "counter.guardian": "Wali",
  "counter.name": "Nama wali",
  "counter.national_id": "Nomor identitas atau izin tinggal wali",
  "counter.email": "Alamat surel (opsional)",
  "counter.email.hint": "Tanpa surel tidak ada pesan yang dikirim dan akun belum dibuka.",
  "counter.mobile": "Nomor ponsel (opsional)",
  "counter.mobile.hint": "Misalnya 0912345678",
  "counter.language": "Bahasa wali",
  "counter.language.hint": "Untuk pernyataan persetujuan, formulir, dan pesan berikutnya.",
  "counter.consent": "Persetujuan di atas kertas",
  "counter.consent.hint": "Mintalah wali membaca dan menandatangani pernyataan di atas kertas; sekolah menyimpannya.",
  "counter.version": "Versi pernyataan",
  "counter.version.hint": "Tercetak pada pernyataan, misalnya 2026-11-01",
  "counter.seen": "Saya telah memeriksa identitas wali, dan wali telah menandatangani pernyataan di atas kertas",
  "counter.scan": "Pindaian tanda tangan",
  "counter.scan.hint": "Berkas PNG: tinta gelap di atas putih, maksimal 200 KB.",
  "counter.scan.read": "Pindaian tanda tangan telah dibaca.",
  "counter.scan.instead": "Gunakan pindaian tanda tangan di kertas",
  "counter.scan.other": "Gunakan tanda tangan lain",
  "counter.draw": "Tanda tangani di sini",
  "counter.send": "Kirim",

  "counter.missing.children": "Silakan tambahkan siswa",
  "counter.missing.name": "Silakan isi nama wali",
  "counter.missing.national_id": "Silakan isi nomor identitas wali",
  "counter.missing.version": "Silakan isi versi pernyataan",
  "counter.missing.sign": "Mintalah wali menandatangani, atau tambahkan pindaian",
  "counter.missing.seen": "Centang setelah memeriksa dokumen",

  "counter.done": "Pengajuan telah dikirim",
  "counter.done.next": "Pengajuan masuk ke antrean wali kelas dan ditandai dibuat di loket.",
  "counter.another": "Pengajuan lain",
};
