// Texts of an account's contacts in Indonesian.

import type { ContactsTexts } from "./zh-Hant";

export const texts: ContactsTexts = {
  "contacts.lead": "Pesan dikirim ke sini, dan Anda masuk dengan alamat email ini.",
  "contacts.own": "Kontak Anda sekarang",
  "contacts.email": "Alamat email (nama masuk)",
  "contacts.mobile": "Nomor ponsel",
  "contacts.none": "Tidak ada",
  "contacts.change.email": "Ubah alamat email",
  "contacts.change.sms": "Ubah nomor ponsel",
  "contacts.change.text": "Kami mengirim kode ke {contact} lebih dulu, lalu ke kontak baru; masukkan keduanya. Setelah itu semua perangkat dikeluarkan, kontak lama diberi tahu dan dapat membatalkannya dalam 72 jam.",
  "contacts.new.email": "Alamat email baru",
  "contacts.new.sms": "Nomor ponsel baru",
  "contacts.new.sms.hint": "Nomor ponsel Taiwan, misalnya 0912345678",
  "contacts.new.merge": "Alamat email akun lain, atau alamat email atau nomor ponsel dari pengajuan lain",
  "contacts.send": "Kirimkan kode",
  "contacts.back": "Kembali, jangan ubah",
  "contacts.sent.own": "Langkah 1 dari 2: kode dikirim ke {contact} milik Anda. Referensi {reference}: masukkan kode dari pesan dengan referensi yang sama.",
  "contacts.sent.other": "Langkah 2 dari 2: kode dikirim ke {contact}. Referensi {reference}: masukkan kode dari pesan dengan referensi yang sama.",
  "contacts.other": "Saya punya akun lain",
  "contacts.other.text": "Jika izin tinggal Anda diperbarui, Anda menjadi warga negara, atau pernah mengajukan dengan kontak lain, akun atau pengajuan itu dapat digabung ke akun ini.",
  "contacts.merge": "Gabungkan akun saya yang lain",
  "contacts.merge.text": "Kami mengirim kode ke {contact} lebih dulu, lalu ke kontak akun lain itu; masukkan keduanya. Akun ini tetap ada, dan akun yang lain tidak dapat dipakai masuk lagi. Ini tidak dapat dibatalkan.",
  "contacts.lost": "Jika kode tidak sampai ke kontak Anda sekarang, datanglah ke bagian registrasi sekolah anak Anda dengan identitas Anda.",
};
