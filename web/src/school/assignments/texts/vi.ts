// Texts of the assignments in Vietnamese.

import type { AssignmentsTexts } from "./zh-Hant";

export const texts: AssignmentsTexts = {
  "give.lead.school": "Khi giáo viên chủ nhiệm vắng, người dạy thay duyệt đơn của lớp. Quyền tự hết hạn và có thể thu hồi bất cứ lúc nào.",
  "give.lead.city": "Chỉ định cán bộ học vụ của từng trường. Họ nhập danh sách, chỉ định dạy thay, nhận đơn tại quầy và đặt bảo vệ.",
  "give.title": "Phân công",
  "give.title.substitute": "Chỉ định người dạy thay",
  "give.title.registrar": "Chỉ định cán bộ học vụ",
  "give.role": "Vai trò",
  "give.class_name": "Lớp",
  "give.name": "Họ tên",
  "give.email": "Hộp thư nhân viên",
  "give.email.hint": "Là tên đăng nhập. Người chưa có sẽ nhận thư kích hoạt.",
  "give.starts": "Ngày bắt đầu",
  "give.ends": "Ngày cuối",
  "give.ends.hint": "Để trống thì kéo dài đến khi thu hồi.",
  "give.send": "Phân công",
  "give.done": "Đã phân công {name}.",

  "given.title": "Phân công hiện tại",
  "given.none": "Chưa phân công ai.",
  "given.later": "Chưa bắt đầu",
  "given.days": "{starts} đến {ends}",
  "given.from": "Từ {starts}",
  "given.back": "Thu hồi",
  "given.back.title": "Thu hồi quyền của {name}?",
  "given.back.text": "Hết hiệu lực ngay. Các quyết định đã có vẫn giữ nguyên.",
  "given.back.done": "Đã thu hồi quyền của {name}.",
};
