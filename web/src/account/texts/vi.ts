// Texts of the account's page in Vietnamese.

import type { AccountTexts } from "./zh-Hant";

export const texts: AccountTexts = {
  "account.title": "Tài khoản phụ huynh",
  "account.sections": "Các mục",
  "account.sign_out": "Đăng xuất",

  "section.children": "Con của tôi",
  "section.data": "Dữ liệu của tôi",
  "section.contacts": "Liên lạc",
  "section.delegations": "Ủy quyền",
  "section.services": "Dịch vụ đã kết nối",
  "section.security": "Đăng nhập và mật khẩu",
  "section.connect": "Kết nối dịch vụ",

  "scope.children.read": "Đọc thông tin con: họ tên, trường, quan hệ với bạn và cách liên kết đã được xác minh",
  "scope.act_for.check": "Hỏi tài khoản có thể thay mặt một học sinh hay không",
  "scope.events.read": "Được báo khi liên kết được duyệt, thay đổi hoặc chấm dứt",

  "outside.out": "Bạn đã đăng xuất.",
  "outside.everywhere": "Bạn đã đăng xuất trên mọi thiết bị.",
  "outside.ended": "Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại.",
  "outside.over": "Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại; với cùng tài khoản, nội dung bạn đã nhập vẫn còn.",
  "outside.closed": "Tài khoản của bạn đã được đóng.",
  "outside.delegation": "Một phụ huynh nhờ bạn thay mặt lo việc cho con. Hãy đăng nhập bằng hộp thư đã nhận tin; sau đó bạn xem nội dung và quyết định. Tài khoản được mở khi liên kết của chính bạn được duyệt; nếu chưa có tài khoản, hiện bạn chưa thể chấp nhận.",
  "outside.changed": "Liên lạc đã được đổi và mọi thiết bị đã đăng xuất. Vui lòng đăng nhập bằng thông tin mới.",
  "outside.merged": "Đã gộp vào tài khoản của bạn và mọi thiết bị đã đăng xuất. Vui lòng đăng nhập lại.",

  "sign_in.enter.title": "Đăng nhập",
  "sign_in.forgotten.title": "Quên mật khẩu",
  "sign_in.code.title": "Xác minh email",
  "sign_in.password.title": "Đặt mật khẩu",
  "sign_in.email.hint": "Email bạn đã dùng khi nộp đơn là tên đăng nhập",
  "sign_in.password.hint": "Lần đầu, nhập mật khẩu ban đầu: sáu ký tự cuối của số căn cước (hoặc số thẻ cư trú) của bạn",
  "sign_in.send": "Đăng nhập",
  "sign_in.forgotten": "Quên mật khẩu hoặc mật khẩu ban đầu hết hạn",
  "sign_in.back": "Quay lại đăng nhập",
  "sign_in.try_at": "Hãy thử lại sau {time}.",
  "sign_in.sent": "Nếu {contact} là email của một tài khoản, mã đã được gửi đến đó và có hiệu lực 1 giờ. Mã tham chiếu {reference}: hãy nhập mã trong thư có cùng mã tham chiếu.",
  "sign_in.sent.first": "Nếu email và mật khẩu ban đầu đúng, mã đã được gửi đến {contact} và có hiệu lực 1 giờ. Mã tham chiếu {reference}: hãy nhập mã trong thư có cùng mã tham chiếu. Nếu không nhận được thư, mật khẩu ban đầu có thể đã hết hạn hoặc bạn đã đặt mật khẩu: hãy quay lại đăng nhập và chọn “Quên mật khẩu hoặc mật khẩu ban đầu hết hạn”.",

  "forgotten.text": "Chúng tôi gửi mã đến email của bạn; nhập mã rồi bạn có thể đặt mật khẩu mới. Mật khẩu ban đầu hết hạn cũng được cấp lại tại đây.",

  "password.own": "Mật khẩu",
  "password.show": "Hiện mật khẩu",
  "password.new": "Mật khẩu mới",
  "password.first": "Mật khẩu ban đầu",
  "password.first.hint": "Sáu ký tự cuối của số căn cước (hoặc số thẻ cư trú) của bạn",
  "password.rules": "Hãy chọn mật khẩu chỉ bạn biết:",
  "password.rule.length": "từ 15 đến 64 ký tự, ví dụ vài từ không liên quan nhau",
  "password.rule.any": "chữ, số, ký hiệu, khoảng trắng đều được; có thể dán hoặc dùng trình quản lý mật khẩu",
  "password.rule.refused": "không dùng mật khẩu phổ biến, số căn cước, email hay số điện thoại của bạn",
  "password.set": "Đặt mật khẩu và đăng nhập",
  "password.again": "Nhận mã mới",
};
