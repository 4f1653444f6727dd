// Texts of the progress page in Vietnamese.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "progress.title": "Tiến độ đơn",
  "progress.none": "Không có đơn nào với email hoặc điện thoại này. Hãy đăng xuất rồi dùng email hoặc điện thoại đã dùng khi nộp đơn.",
  "progress.submitted": "Nộp lúc {time}",
  "progress.since": "{time}",
  "progress.reason": "Lý do: {reason}",
  "progress.cancel": "Hủy đơn",
  "progress.sure": "Hủy đơn cho {name}? Nếu muốn liên kết sau này, bạn phải nộp đơn lại.",
  "progress.yes": "Hủy đơn này",
  "progress.no": "Không hủy",
  "progress.cancelled": "Đã hủy đơn cho {name}.",
  "progress.correct": "Sửa và nộp lại",
  "progress.correct.text": "Đơn bị trả lại có thể sửa rồi nộp lại. Thông tin đã được điền sẵn, không cần nhập lại.",
  "progress.process": "Quy trình",
  "process.applied": "Chờ giáo viên chủ nhiệm xét duyệt; trước đó bạn có thể hủy.",
  "process.approved": "Đã liên kết: đăng nhập để dùng các dịch vụ.",
  "process.returned": "Sửa theo lý do rồi nộp lại.",
  "process.rejected": "Giáo viên chủ nhiệm không duyệt.",
  "process.cancelled": "Bạn đã hủy đơn.",
  "process.ended": "Liên kết không còn hiệu lực.",
  "progress.leave": "Đăng xuất",
  "process.step.apply": "Nộp đơn trực tuyến và tải đơn để lưu giữ.",
  "process.step.review": "Giáo viên chủ nhiệm duyệt xong là liên kết hoàn tất; bạn được báo qua email.",
  "process.step.sign_in": "Đăng nhập: tên đăng nhập là email bạn đã dùng khi nộp đơn. Mật khẩu ban đầu là sáu ký tự cuối của số căn cước (hoặc số thẻ cư trú) của bạn; hệ thống gửi thêm một mã đến email đó, rồi bạn đặt mật khẩu mới. Mật khẩu ban đầu có hiệu lực 3 ngày; quá hạn thì lấy lại bằng mã trên trang đăng nhập. Nếu bạn đã có tài khoản, hãy đăng nhập như trước.",
};
