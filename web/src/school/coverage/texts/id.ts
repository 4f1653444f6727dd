// Texts of the coverage in Indonesian.

import type { CoverageTexts } from "./zh-Hant";

export const texts: CoverageTexts = {
  "coverage.city": "Seluruh kota",
  "coverage.year": "tahun ajaran {year}",
  "coverage.by_class": "Per kelas",
  "coverage.by_school": "Per sekolah",
  "coverage.share": "Persentase",
  "coverage.students": "Siswa",
  "coverage.bound": "Tertaut",
  "coverage.pending": "Menunggu",
  "coverage.unbound": "Belum tertaut",
  "coverage.exempt": "Dikecualikan",
  "coverage.all": "Semua",
  "coverage.late": "{days} hari atau lebih",
  "coverage.of": "{bound} dari {students} siswa yang dapat ditautkan",
  "coverage.waiting": "Pengajuan yang menunggu",
  "coverage.age.under": "Kurang dari {to} hari",
  "coverage.age": "{from} sampai {to} hari",
  "coverage.age.over": "{from} hari atau lebih",
  "coverage.csv": "Unduh CSV",
  "coverage.back": "Kembali ke daftar kelas",

  "class.caption": "Siswa {name}",
  "class.seat": "No.",
  "class.name": "Nama",
  "class.state": "Tautan",
  "class.approved": "Wali tertaut",
  "class.applied": "Wali menunggu",
  "class.count": "{count} siswa",
  "class.protected": "Dilindungi",
  "class.empty": "Kelas ini belum memiliki siswa.",
};
