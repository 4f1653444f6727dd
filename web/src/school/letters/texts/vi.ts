// Texts of the letters in Vietnamese.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Tạo thư cho từng học sinh chưa ai liên kết: mỗi em một trang, hướng dẫn cách nộp đơn, in ra để mang về. Mã QR chỉ dẫn tới trang đầu, không có gì tự liên kết được.",
  "letters.with_protected": "Gồm cả học sinh được bảo vệ (phụ huynh nộp tại quầy)",
  "letters.make": "Tạo thư",
  "letters.making": "Đang tạo…",
  "letters.ready": "Đã tạo {count} thư.",
  "letters.open": "Mở thư (PDF)",
  "letters.expires": "Liên kết có hiệu lực {minutes} phút; tệp bị xóa sau một ngày.",
  "letters.by_hand": "Tên của các số sau không in được, vui lòng viết tay: {seats}",
};
