// Texts of the progress page in Indonesian.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "progress.title": "Status permohonan",
  "progress.none": "Tidak ada permohonan untuk email atau ponsel ini. Silakan keluar, lalu gunakan email atau ponsel yang dipakai saat mengajukan.",
  "progress.submitted": "Diajukan {time}",
  "progress.since": "{time}",
  "progress.reason": "Alasan: {reason}",
  "progress.cancel": "Batalkan permohonan",
  "progress.sure": "Batalkan permohonan untuk {name}? Untuk menautkan nanti Anda harus mengajukan lagi.",
  "progress.yes": "Ya, batalkan",
  "progress.no": "Jangan batalkan",
  "progress.cancelled": "Permohonan untuk {name} sudah dibatalkan.",
  "progress.correct": "Perbaiki dan ajukan lagi",
  "progress.correct.text": "Permohonan yang dikembalikan dapat diperbaiki lalu diajukan lagi. Data Anda sudah terisi.",
  "progress.process": "Penjelasan alur",
  "process.applied": "Menunggu keputusan wali kelas; sebelum itu dapat dibatalkan.",
  "process.approved": "Sudah tertaut: masuk untuk memakai layanan.",
  "process.returned": "Perbaiki sesuai alasan, lalu ajukan lagi.",
  "process.rejected": "Wali kelas tidak menyetujui.",
  "process.cancelled": "Dibatalkan oleh Anda.",
  "process.ended": "Penautan tidak berlaku lagi.",
  "progress.leave": "Keluar",
  "process.step.apply": "Kirim permohonan daring dan unduh formulirnya.",
  "process.step.review": "Setelah wali kelas menyetujui, penautan selesai dan Anda diberi tahu lewat email.",
  "process.step.sign_in": "Masuk: nama masuk adalah email yang Anda pakai saat mengajukan. Kata sandi awal adalah enam karakter terakhir nomor identitas (atau izin tinggal) Anda; lalu kode dikirim ke email itu dan Anda membuat kata sandi baru. Kata sandi awal berlaku 3 hari; setelah itu diperbarui dengan kode di halaman masuk. Bila Anda sudah punya akun, masuklah seperti biasa.",
};
