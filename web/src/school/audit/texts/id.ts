// Texts of the audit in Indonesian.

import type { AuditTexts } from "./zh-Hant";

export const texts: AuditTexts = {
  "audit.lead": "Siapa melihat, memutuskan, mengimpor, atau menetapkan apa, dan kapan. Catatan hanya bertambah; melihat halaman ini juga dicatat.",
  "audit.city": "Tingkat kota",
  "audit.month": "Bulan",
  "audit.none": "Tidak ada catatan bulan ini.",
  "audit.more": "Tampilkan yang lebih lama",
  "audit.caption": "Catatan ({count})",
  "audit.at": "Waktu",
  "audit.action": "Tindakan",
  "audit.actor": "Pelaku",
  "audit.subject": "Tentang",

  "action.queue_seen": "Melihat antrean",
  "action.binding_seen": "Melihat pengajuan",
  "action.form_seen": "Melihat formulir",
  "action.class_seen": "Melihat kelas",
  "action.student_looked_up": "Mencari siswa",
  "action.coverage_seen": "Melihat cakupan",
  "action.decided": "Memutuskan",
  "action.roster_checked": "Memeriksa daftar",
  "action.roster_applied": "Menerapkan daftar",
  "action.roster_undone": "Membatalkan daftar",
  "action.protected": "Melindungi siswa",
  "action.unprotected": "Menghentikan perlindungan",
  "action.exempted": "Menetapkan pengecualian",
  "action.block_set": "Melarang wali",
  "action.block_lift_asked": "Meminta pencabutan",
  "action.block_lifted": "Mencabut larangan",
  "action.assignment_given": "Memberi penugasan",
  "action.assignment_taken_back": "Mencabut penugasan",
  "action.application_assisted": "Memasukkan pengajuan",
  "action.letters_made": "Membuat surat",
  "action.audit_seen": "Melihat catatan",
};
