// Texts of the progress page in Vietnamese.

import type { ProgressTexts } from "./zh-Hant";

export const texts: ProgressTexts = {
  "process.step.apply": "Nộp đơn trực tuyến và tải đơn để lưu giữ.",
  "process.step.review": "Giáo viên chủ nhiệm duyệt xong là liên kết hoàn tất; bạn được báo qua email.",
  "process.step.sign_in": "Đăng nhập: tên đăng nhập là email bạn đã dùng khi nộp đơn. Mật khẩu ban đầu là sáu ký tự cuối của số căn cước (hoặc số thẻ cư trú) của bạn; hệ thống gửi thêm một mã đến email đó, rồi bạn đặt mật khẩu mới. Mật khẩu ban đầu có hiệu lực 3 ngày; quá hạn thì lấy lại bằng mã trên trang đăng nhập. Nếu bạn đã có tài khoản, hãy đăng nhập như trước.",
};
