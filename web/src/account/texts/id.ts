// Texts of the account's page in Indonesian.

import type { AccountTexts } from "./zh-Hant";

export const texts: AccountTexts = {
  "account.title": "Akun Anda",
  "account.sections": "Bagian",
  "account.sign_out": "Keluar",

  "section.children": "Anak saya",
  "section.data": "Data saya",
  "section.contacts": "Data kontak",
  "section.delegations": "Pelimpahan",
  "section.services": "Layanan terhubung",
  "section.security": "Masuk dan kata sandi",
  "section.connect": "Menghubungkan layanan",

  "scope.children.read": "Membaca data anak: nama lengkap, sekolah, hubungan Anda, dan cara hubungan itu dibuktikan",
  "scope.act_for.check": "Menanyakan apakah akun boleh bertindak untuk seorang siswa",
  "scope.events.read": "Diberi tahu ketika tautan disetujui, berubah, atau berakhir",

  "outside.out": "Anda sudah keluar.",
  "outside.everywhere": "Anda sudah keluar di semua perangkat.",
  "outside.ended": "Sesi masuk Anda berakhir. Silakan masuk lagi.",
  "outside.over": "Sesi masuk Anda berakhir. Silakan masuk lagi; dengan akun yang sama, isian Anda masih ada.",
  "outside.closed": "Akun Anda sudah ditutup.",
  "outside.delegation": "Orang tua meminta Anda mewakili seorang anak. Masuklah dengan kotak surat yang menerima pesan itu; setelah itu Anda melihat isinya dan memutuskan. Akun dibuka ketika tautan Anda sendiri disetujui; tanpa akun, saat ini Anda belum dapat menerima.",
  "outside.changed": "Kontak Anda sudah diubah, dan semua perangkat dikeluarkan. Silakan masuk dengan data baru.",
  "outside.merged": "Sudah menjadi bagian akun Anda, dan semua perangkat dikeluarkan. Silakan masuk lagi.",

  "sign_in.enter.title": "Masuk",
  "sign_in.forgotten.title": "Lupa kata sandi",
  "sign_in.code.title": "Verifikasi email",
  "sign_in.password.title": "Buat kata sandi",
  "sign_in.email.hint": "Email yang Anda pakai saat mengajukan adalah nama masuk",
  "sign_in.password.hint": "Untuk pertama kali, masukkan kata sandi awal: enam karakter terakhir nomor identitas (atau izin tinggal) Anda",
  "sign_in.send": "Masuk",
  "sign_in.forgotten": "Lupa kata sandi, atau kata sandi awal kedaluwarsa",
  "sign_in.back": "Kembali ke halaman masuk",
  "sign_in.try_at": "Silakan coba lagi setelah pukul {time}.",
  "sign_in.sent": "Jika {contact} adalah email sebuah akun, kode sudah dikirim ke sana dan berlaku 1 jam. Referensi {reference}: masukkan kode dari surat dengan referensi yang sama.",
  "sign_in.sent.first": "Jika email dan kata sandi awal benar, kode sudah dikirim ke {contact} dan berlaku 1 jam. Referensi {reference}: masukkan kode dari surat dengan referensi yang sama. Jika surat tidak datang, kata sandi awal mungkin kedaluwarsa atau Anda sudah membuat kata sandi: kembali ke halaman masuk dan pilih “Lupa kata sandi, atau kata sandi awal kedaluwarsa”.",

  "forgotten.text": "Kami mengirim kode ke email Anda; dengan kode itu Anda dapat membuat kata sandi baru. Kata sandi awal yang kedaluwarsa juga diperbarui di sini.",

  "password.own": "Kata sandi",
  "password.show": "Tampilkan kata sandi",
  "password.new": "Kata sandi baru",
  "password.first": "Kata sandi awal",
  "password.first.hint": "Enam karakter terakhir nomor identitas (atau izin tinggal) Anda",
  "password.rules": "Pilih kata sandi yang hanya Anda ketahui:",
  "password.rule.length": "15 sampai 64 karakter, misalnya beberapa kata yang tidak berkaitan",
  "password.rule.any": "huruf, angka, tanda, dan spasi apa pun; boleh ditempel atau dibuat oleh pengelola kata sandi",
  "password.rule.refused": "bukan kata sandi umum, nomor identitas, email, atau nomor ponsel Anda",
  "password.set": "Simpan kata sandi dan masuk",
  "password.again": "Minta kode baru",
};
