// Texts of the assignments in Indonesian.

import type { AssignmentsTexts } from "./zh-Hant";

export const texts: AssignmentsTexts = {
  "give.lead.school": "Saat wali kelas berhalangan, guru pengganti memutuskan pengajuan kelas. Berakhir pada hari terakhirnya dan dapat dicabut kapan saja.",
  "give.lead.city": "Tunjuk registrar setiap sekolah. Mereka mengimpor daftar, menunjuk pengganti, memasukkan pengajuan di loket, dan melindungi siswa.",
  "give.title": "Beri penugasan",
  "give.title.substitute": "Tunjuk guru pengganti",
  "give.title.registrar": "Tunjuk registrar",
  "give.role": "Peran",
  "give.class_name": "Kelas",
  "give.name": "Nama",
  "give.email": "Surel staf",
  "give.email.hint": "Nama masuk. Yang belum memilikinya akan dikirimi kata sandi awal.",
  "give.starts": "Hari pertama",
  "give.ends": "Hari terakhir",
  "give.ends.hint": "Bila kosong berlaku hingga dicabut.",
  "give.send": "Beri",
  "give.done": "{name} telah ditugaskan.",

  "given.title": "Penugasan saat ini",
  "given.none": "Belum ada yang ditugaskan.",
  "given.later": "Belum mulai",
  "given.days": "{starts} sampai {ends}",
  "given.from": "Sejak {starts}",
  "given.back": "Cabut",
  "given.back.title": "Cabut penugasan {name}?",
  "given.back.text": "Berakhir seketika. Keputusan yang sudah dibuat tetap berlaku.",
  "given.back.done": "Penugasan {name} dicabut.",
};
