// Texts of the children in Indonesian.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "Dengan akun ini Anda memakai layanan sekolah untuk siswa berikut.",
  "children.none": "Saat ini belum ada siswa yang tertaut dengan akun ini.",
  "children.bound": "Tertaut",
  "children.pending": "Sedang diajukan",
  "children.past": "Permohonan dan tautan sebelumnya",
  "children.pending.text": "Untuk mengunduh formulir, atau memperbaiki yang dikembalikan, buka",
  "children.number": "Nomor permohonan",
  "children.reason": "Alasan",
  "children.history": "Riwayat",
  "children.add": "Ajukan penautan siswa",

  "contests.title": "Pengajuan orang dewasa lain",
  "contests.text": "Orang dewasa lain mengajukan tautan dengan anak Anda, dan guru belum memutuskan. Jika menurut Anda tidak boleh disetujui, Anda dapat berkeberatan; pihak lain tidak akan tahu siapa.",
  "contests.relationship": "Hubungan yang diajukan",
  "contests.applied": "Diajukan",
  "contests.objected": "Keberatan Anda",
  "contests.object": "Ajukan keberatan",
  "contests.change": "Ubah",
  "contests.withdraw": "Tarik kembali",
  "contests.no": "Kembali",
  "contests.object.title": "Berkeberatan atas pengajuan untuk {name}?",
  "contests.object.text": "Guru melihat keberatan dan keterangan Anda; sekolah yang memutuskan.",
  "contests.words": "Keterangan (opsional)",
  "contests.words.hint": "Paling banyak 200 karakter; hanya dibaca sekolah.",
  "contests.object.done": "Keberatan atas pengajuan untuk {name} sudah dikirim.",
  "contests.withdraw.title": "Tarik kembali keberatan atas pengajuan untuk {name}?",
  "contests.withdraw.done": "Keberatan sudah ditarik kembali.",

  "unbind.send": "Lepas tautan",
  "unbind.sure": "Lepas tautan dengan {name}?",
  "unbind.text": "Layanan sekolah yang memakai tautan ini (pembayaran, pemberitahuan datang, formulir elektronik) dan pendelegasian Anda langsung berhenti, dan wali kelas diberi tahu. Untuk tertaut lagi, Anda harus mengajukan kembali.",
  "unbind.no": "Jangan dulu",
  "unbind.done": "Tautan dengan {name} telah dilepas.",
  "withdraw.send": "Batalkan pengajuan",
  "withdraw.sure": "Batalkan pengajuan untuk {name}?",
  "withdraw.text": "Sekolah tidak akan memeriksanya; Anda dapat mengajukan lagi kapan saja.",
  "withdraw.done": "Pengajuan untuk {name} telah dibatalkan.",
};
