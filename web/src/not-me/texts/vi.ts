// Texts of the page that takes the links in messages, in Vietnamese.

import type { NotMeTexts } from "./zh-Hant";

export const texts: NotMeTexts = {
  "not_me.title": "Không phải tôi",
  "not_me.no_link": "Vui lòng mở toàn bộ liên kết trong tin nhắn bạn nhận được; trang này không dùng được nếu thiếu liên kết.",
  "not_me.number": "Số đơn",
  "not_me.students": "Học sinh",
  "not_me.contact": "Đổi thành",
  "not_me.until": "Có thể hoàn tác đến",
  "not_me.leave": "Chính là tôi: rời trang",

  "not_me.application.title": "Tôi không nộp đơn",
  "not_me.application.about": "Có phải người khác nộp đơn này không?",
  "not_me.application.open": "Trường sẽ được báo. Đơn đang chờ không thể được duyệt; nếu đã duyệt, tài khoản bị đóng băng cho đến khi trường kiểm tra.",
  "not_me.application.send": "Tôi không nộp đơn",
  "not_me.application.done": "Đã ghi nhận và báo cho trường. Cần trợ giúp, hãy gọi bộ phận đăng ký học vụ của trường.",
  "not_me.application.over": "Đơn này đã kết thúc hoặc trường đã xử lý. Bạn không cần làm gì.",

  "not_me.account.title": "Tôi không thay đổi",
  "not_me.account.about": "Có phải người khác thay đổi tài khoản không?",
  "not_me.account.open": "Tài khoản bị đóng băng, mọi thiết bị bị đăng xuất, các ủy quyền đã trao và dịch vụ đã kết nối chấm dứt, liên lạc được đổi trong thời hạn sẽ trở lại như cũ và trường được báo. Sau đó hãy đặt mật khẩu mới bằng “Quên mật khẩu”.",
  "not_me.account.send": "Tôi không thay đổi",
  "not_me.account.done": "Đã xong. Hãy đặt mật khẩu mới bằng “Quên mật khẩu” tại trang đăng nhập để mở lại tài khoản. Nếu vẫn không vào được, hãy mang giấy tờ đến trường.",
  "not_me.account.over": "Tài khoản này đã đóng hoặc đã gộp. Bạn không cần làm gì.",

  "not_me.undo.title": "Hoàn tác thay đổi liên lạc",
  "not_me.undo.about": "Lấy lại liên lạc cũ?",
  "not_me.undo.open": "Tài khoản nhận lại liên lạc trước khi đổi, mọi thiết bị bị đăng xuất và cả hai liên lạc được báo.",
  "not_me.undo.send": "Hoàn tác",
  "not_me.undo.done": "Đã hoàn tác. Vui lòng đăng nhập như trước khi đổi.",
  "not_me.undo.over": "Đã quá hạn hoàn tác. Hãy mang giấy tờ đến bộ phận đăng ký học vụ của trường con bạn.",
};
