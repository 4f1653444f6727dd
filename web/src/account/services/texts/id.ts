import type { GrantedTexts } from "./zh-Hant";

export const texts: GrantedTexts = {
  "granted.lead": "Anda mengizinkan layanan berikut membaca data tautan. Izin dapat diakhiri kapan saja, seketika.",
  "granted.none": "Belum ada layanan yang terhubung. Untuk menghubungkan, mulailah dari situs atau aplikasi layanan itu.",
  "granted.granted": "Terhubung",
  "granted.revoked": "Diakhiri",
  "granted.scopes": "Boleh",
  "granted.at": "Disetujui",
  "granted.ended": "Diakhiri",
  "granted.first": "Pertama dipakai",
  "granted.last": "Terakhir dipakai",
  "granted.never": "Belum pernah",
  "granted.revoke": "Putuskan",
  "granted.revoke.no": "Jangan dulu",
  "granted.revoke.title": "Putuskan {name}?",
  "granted.revoke.text": "Layanan seketika tidak dapat membaca data Anda lagi. Mengenai data yang sudah dibaca, tanyakan kepada layanan itu.",
  "granted.revoke.done": "{name} telah diputuskan.",
};
