// Texts of an account's contacts in Vietnamese.

import type { ContactsTexts } from "./zh-Hant";

export const texts: ContactsTexts = {
  "contacts.lead": "Thông báo được gửi đến đây và bạn đăng nhập bằng email này.",
  "contacts.own": "Liên lạc hiện nay",
  "contacts.email": "Email (tên đăng nhập)",
  "contacts.mobile": "Số di động",
  "contacts.none": "Chưa có",
  "contacts.change.email": "Đổi email",
  "contacts.change.sms": "Đổi số di động",
  "contacts.change.text": "Chúng tôi gửi mã đến {contact} trước, rồi đến liên lạc mới; hãy nhập cả hai. Sau đó mọi thiết bị bị đăng xuất, liên lạc cũ được báo và có thể hoàn tác trong 72 giờ.",
  "contacts.new.email": "Email mới",
  "contacts.new.sms": "Số di động mới",
  "contacts.new.sms.hint": "Số di động Đài Loan, ví dụ 0912345678",
  "contacts.new.merge": "Email của tài khoản kia, hoặc email hay số di động của đơn khác",
  "contacts.send": "Gửi mã cho tôi",
  "contacts.back": "Quay lại, không đổi",
  "contacts.sent.own": "Bước 1 trên 2: mã đã được gửi đến {contact} của bạn. Số tham chiếu {reference}: hãy nhập mã trong tin có cùng số.",
  "contacts.sent.other": "Bước 2 trên 2: mã đã được gửi đến {contact}. Số tham chiếu {reference}: hãy nhập mã trong tin có cùng số.",
  "contacts.other": "Tôi có tài khoản khác",
  "contacts.other.text": "Nếu thẻ cư trú được đổi, bạn đã nhập quốc tịch, hoặc từng nộp đơn bằng liên lạc khác, bạn có thể gộp tài khoản hoặc đơn đó vào tài khoản này.",
  "contacts.merge": "Gộp tài khoản khác của tôi",
  "contacts.merge.text": "Chúng tôi gửi mã đến {contact} trước, rồi đến liên lạc của tài khoản kia; hãy nhập cả hai. Tài khoản này được giữ lại, tài khoản kia không đăng nhập được nữa. Không thể hoàn tác.",
  "contacts.lost": "Nếu không nhận được mã tại liên lạc hiện nay, hãy mang giấy tờ đến bộ phận đăng ký học vụ của trường con bạn.",
};
