// Texts of the audit in Vietnamese.

import type { AuditTexts } from "./zh-Hant";

export const texts: AuditTexts = {
  "audit.lead": "Ai đã xem, duyệt, nhập hay đặt gì và lúc nào. Nhật ký chỉ thêm, không sửa; xem trang này cũng được ghi lại.",
  "audit.city": "Cấp thành phố",
  "audit.month": "Tháng",
  "audit.none": "Tháng này không có ghi nhận.",
  "audit.more": "Hiện các mục cũ hơn",
  "audit.caption": "Nhật ký ({count})",
  "audit.at": "Thời gian",
  "audit.action": "Thao tác",
  "audit.actor": "Người",
  "audit.subject": "Đối tượng",

  "action.queue_seen": "Xem danh sách duyệt",
  "action.binding_seen": "Xem đơn",
  "action.form_seen": "Xem mẫu đơn",
  "action.class_seen": "Xem danh sách lớp",
  "action.student_looked_up": "Tra cứu học sinh",
  "action.coverage_seen": "Xem tình hình liên kết",
  "action.decided": "Duyệt",
  "action.roster_checked": "Kiểm tra danh sách",
  "action.roster_applied": "Áp dụng danh sách",
  "action.roster_undone": "Hoàn tác danh sách",
  "action.protected": "Đặt bảo vệ",
  "action.unprotected": "Bỏ bảo vệ",
  "action.exempted": "Đặt miễn liên kết",
  "action.block_set": "Hạn chế phụ huynh",
  "action.block_lift_asked": "Đề nghị gỡ hạn chế",
  "action.block_lifted": "Gỡ hạn chế",
  "action.assignment_given": "Phân công",
  "action.assignment_taken_back": "Thu hồi phân công",
  "action.application_assisted": "Nộp đơn tại quầy",
  "action.letters_made": "Tạo thư",
  "action.audit_seen": "Xem nhật ký",
};
