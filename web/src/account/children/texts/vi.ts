// Texts of the children in Vietnamese.

import type { ChildrenTexts } from "./zh-Hant";

export const texts: ChildrenTexts = {
  "children.lead": "Với tài khoản này, bạn dùng các dịch vụ của trường cho những học sinh sau.",
  "children.none": "Hiện chưa có học sinh nào liên kết với tài khoản này.",
  "children.bound": "Đã liên kết",
  "children.pending": "Đang xin liên kết",
  "children.past": "Đơn và liên kết trước đây",
  "children.pending.text": "Để tải đơn, hủy hoặc sửa đơn bị trả lại, hãy đến",
  "children.number": "Số đơn",
  "children.reason": "Lý do",
  "children.history": "Diễn biến",
  "children.add": "Đăng ký liên kết học sinh",
};
