// Texts of the progress page in Indonesian.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "process.step.apply": "Kirim permohonan daring dan unduh formulirnya.",
  "process.step.review": "Setelah wali kelas menyetujui, penautan selesai dan Anda diberi tahu lewat email.",
  "process.step.sign_in": "Masuk: nama masuk adalah email yang Anda pakai saat mengajukan. Kata sandi awal adalah enam karakter terakhir nomor identitas (atau izin tinggal) Anda; lalu kode dikirim ke email itu dan Anda membuat kata sandi baru. Kata sandi awal berlaku 3 hari; setelah itu diperbarui dengan kode di halaman masuk. Bila Anda sudah punya akun, masuklah seperti biasa.",
};
