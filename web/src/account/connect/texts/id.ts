import type { ConnectTexts } from "./zh-Hant";

export const texts: ConnectTexts = {
  "connect.broken": "Tautan ini tidak lengkap. Silakan kembali ke layanan dan mulai lagi.",
  "connect.who": "{name} ingin terhubung dengan akun Anda",
  "connect.may": "Anda masuk sebagai {name} ({email}). Jika Anda setuju, layanan ini boleh:",
  "connect.revoke": "Nomor identitas, telepon, dan email tidak diberikan. Izin dapat diakhiri kapan saja di bagian layanan.",
  "connect.return": "Setelah itu Anda kembali ke {host}.",
  "connect.yes": "Setuju dan lanjutkan",
  "connect.no": "Tidak setuju",
};
