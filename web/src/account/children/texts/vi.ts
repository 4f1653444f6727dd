// Texts of the children in Vietnamese.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "Với tài khoản này, bạn dùng các dịch vụ của trường cho những học sinh sau.",
  "children.none": "Hiện chưa có học sinh nào liên kết với tài khoản này.",
  "children.bound": "Đã liên kết",
  "children.pending": "Đang xin liên kết",
  "children.past": "Đơn và liên kết trước đây",
  "children.pending.text": "Để tải đơn hoặc sửa đơn bị trả lại, hãy đến",
  "children.number": "Số đơn",
  "children.reason": "Lý do",
  "children.history": "Diễn biến",
  "children.add": "Đăng ký liên kết học sinh",

  "contests.title": "Đơn của người lớn khác",
  "contests.text": "Một người lớn khác xin liên kết với con bạn và giáo viên chưa quyết định. Nếu cho rằng không nên duyệt, bạn có thể phản đối; người kia không biết ai đã phản đối.",
  "contests.relationship": "Quan hệ ghi trong đơn",
  "contests.applied": "Thời gian nộp",
  "contests.objected": "Phản đối của bạn",
  "contests.object": "Phản đối",
  "contests.change": "Sửa",
  "contests.withdraw": "Rút lại",
  "contests.no": "Quay lại",
  "contests.object.title": "Phản đối đơn xin liên kết với {name}?",
  "contests.object.text": "Giáo viên sẽ thấy phản đối và lời giải thích của bạn; nhà trường quyết định.",
  "contests.words": "Lời giải thích (không bắt buộc)",
  "contests.words.hint": "Tối đa 200 ký tự; chỉ nhà trường đọc.",
  "contests.object.done": "Đã gửi phản đối đơn của {name}.",
  "contests.withdraw.title": "Rút lại phản đối đơn của {name}?",
  "contests.withdraw.done": "Đã rút lại phản đối.",

  "unbind.send": "Hủy liên kết",
  "unbind.sure": "Hủy liên kết với {name}?",
  "unbind.text": "Các dịch vụ của trường dùng liên kết này (đóng học phí, thông báo đến trường, phiếu điện tử) và các ủy quyền của bạn dừng ngay, giáo viên chủ nhiệm được thông báo. Muốn liên kết lại, bạn phải nộp đơn mới.",
  "unbind.no": "Để sau",
  "unbind.done": "Đã hủy liên kết với {name}.",
  "withdraw.send": "Hủy đơn",
  "withdraw.sure": "Hủy đơn cho {name}?",
  "withdraw.text": "Trường sẽ không xét duyệt đơn này; bạn có thể nộp lại bất cứ lúc nào.",
  "withdraw.done": "Đã hủy đơn cho {name}.",
};
