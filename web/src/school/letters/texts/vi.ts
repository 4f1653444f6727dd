// Texts of the letters in Vietnamese.

import type { LettersTexts } from "./zh-Hant";

export const texts: LettersTexts = {
  "letters.lead": "Tạo thư cho lớp, mỗi học sinh một trang, để in và phát.",
  "letters.kind": "Loại thư nào?",
  "letters.invitation": "Thông báo liên kết",
  "letters.invitation.text": "Cho học sinh chưa có phụ huynh liên kết mang về: cách nộp đơn. Mã QR chỉ dẫn đến trang đầu; không có gì dùng được để liên kết.",
  "letters.of_age": "Cho học sinh thành niên",
  "letters.of_age.text": "Cho học sinh đủ 18 tuổi và có phụ huynh liên kết. Mỗi thư có một mã cá nhân: với mã và số căn cước của mình, học sinh xem và có thể kết thúc liên kết. Hãy trao tận tay học sinh, đừng sao chép hay giữ lại. Học sinh được bảo vệ đến phòng đăng ký.",
  "letters.seats": "Chỉ in lại các số thứ tự này",
  "letters.seats.hint": "Khi mất thư, ví dụ 3, 17: thư trước mất hiệu lực ngay. Để trống: học sinh chưa có thư còn hiệu lực.",
  "letters.seats.wrong": "Vui lòng nhập số thứ tự (1 đến 999), cách nhau bằng dấu phẩy.",
  "letters.with_protected": "Gồm cả học sinh được bảo vệ (phụ huynh nộp tại quầy)",
  "letters.make": "Tạo thư",
  "letters.making": "Đang tạo…",
  "letters.ready": "Đã tạo {count} thư.",
  "letters.open": "Mở thư (PDF)",
  "letters.expires": "Liên kết có hiệu lực {minutes} phút; tệp bị xóa sau một ngày.",
  "letters.by_hand": "Tên của các số sau không in được, vui lòng viết tay: {seats}",
};
