// Texts of the page that takes the links in messages, in Indonesian.

import type { NotMeTexts } from "./zh-Hant";

export const texts: NotMeTexts = {
  "not_me.title": "Ini bukan saya",
  "not_me.no_link": "Silakan buka tautan lengkap dalam pesan yang Anda terima; halaman ini tidak dapat dipakai tanpa tautan itu.",
  "not_me.number": "Nomor pengajuan",
  "not_me.students": "Siswa",
  "not_me.contact": "Diubah menjadi",
  "not_me.until": "Dapat dibatalkan sampai",
  "not_me.leave": "Ini saya: keluar",

  "not_me.application.title": "Saya tidak mengajukan",
  "not_me.application.about": "Apakah orang lain yang membuat pengajuan ini?",
  "not_me.application.open": "Sekolah diberi tahu. Pengajuan yang menunggu tidak dapat disetujui; jika sudah disetujui, akunnya dibekukan sampai sekolah memeriksa.",
  "not_me.application.send": "Saya tidak mengajukan",
  "not_me.application.done": "Sudah dicatat, dan sekolah diberi tahu. Untuk bantuan, hubungi bagian registrasi sekolah siswa.",
  "not_me.application.over": "Pengajuan ini sudah selesai, atau sekolah sudah menanganinya. Tidak perlu melakukan apa pun.",

  "not_me.account.title": "Saya tidak mengubahnya",
  "not_me.account.about": "Apakah orang lain yang mengubah akun?",
  "not_me.account.open": "Akun dibekukan, semua perangkat dikeluarkan, pelimpahan yang diberikan dan layanan yang terhubung berakhir, kontak yang diubah dalam batas waktu dikembalikan, dan sekolah diberi tahu. Lalu buat kata sandi baru lewat “Lupa kata sandi”.",
  "not_me.account.send": "Saya tidak mengubahnya",
  "not_me.account.done": "Selesai. Buat kata sandi baru lewat “Lupa kata sandi” di halaman masuk, dan akun terbuka kembali. Jika tetap tidak bisa masuk, datanglah ke sekolah dengan identitas Anda.",
  "not_me.account.over": "Akun ini sudah ditutup atau digabung. Tidak perlu melakukan apa pun.",

  "not_me.undo.title": "Batalkan perubahan kontak",
  "not_me.undo.about": "Kembalikan kontak sebelumnya?",
  "not_me.undo.open": "Akun mendapat kontak sebelum perubahan, semua perangkat dikeluarkan, dan kedua kontak diberi tahu.",
  "not_me.undo.send": "Batalkan perubahan",
  "not_me.undo.done": "Sudah dibatalkan. Silakan masuk seperti sebelum perubahan.",
  "not_me.undo.over": "Sudah terlambat untuk membatalkan. Datanglah ke bagian registrasi sekolah anak Anda dengan identitas Anda.",
};
