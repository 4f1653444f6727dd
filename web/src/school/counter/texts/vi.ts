// Texts of the counter in Vietnamese.

import type { CounterTexts } from "./zh-Hant";

export const texts: CounterTexts = {
  "counter.lead": "Dành cho phụ huynh không có hộp thư hay điện thoại, hoặc con không đối chiếu được trên mạng hay được bảo vệ. Đơn ghi rõ nộp tại quầy.",
  "counter.children": "Học sinh",
  "counter.add": "Thêm học sinh này",
  "counter.guardian": "Phụ huynh",
  "counter.name": "Họ tên phụ huynh",
  "counter.national_id": "Số căn cước hoặc thẻ cư trú của phụ huynh",
  "counter.email": "Hộp thư điện tử (không bắt buộc)",
  "counter.email.hint": "Không có hộp thư thì không gửi tin và chưa mở tài khoản.",
  "counter.mobile": "Số điện thoại di động (không bắt buộc)",
  "counter.mobile.hint": "Ví dụ 0912345678",
  "counter.language": "Ngôn ngữ của phụ huynh",
  "counter.language.hint": "Ngôn ngữ của bản đồng ý, đơn và tin nhắn sau này.",
  "counter.consent": "Bản đồng ý trên giấy",
  "counter.consent.hint": "Vui lòng để phụ huynh đọc và ký bản đồng ý trên giấy; trường lưu giữ.",
  "counter.version": "Phiên bản",
  "counter.version.hint": "In trên bản đồng ý, ví dụ 2026-11-01",
  "counter.seen": "Tôi đã kiểm tra giấy tờ của phụ huynh, và phụ huynh đã ký bản đồng ý trên giấy",
  "counter.scan": "Bản quét chữ ký",
  "counter.scan.hint": "Tệp PNG: nét đậm trên nền trắng, tối đa 200 KB.",
  "counter.scan.read": "Đã đọc bản quét chữ ký.",
  "counter.scan.instead": "Dùng bản quét chữ ký trên giấy",
  "counter.scan.other": "Dùng chữ ký khác",
  "counter.draw": "Ký tại đây",
  "counter.send": "Nộp đơn",

  "counter.missing.children": "Vui lòng thêm học sinh",
  "counter.missing.name": "Vui lòng nhập họ tên phụ huynh",
  "counter.missing.national_id": "Vui lòng nhập số căn cước của phụ huynh",
  "counter.missing.version": "Vui lòng nhập phiên bản",
  "counter.missing.sign": "Vui lòng để phụ huynh ký hoặc thêm bản quét",
  "counter.missing.seen": "Vui lòng đánh dấu sau khi kiểm tra giấy tờ",

  "counter.done": "Đã nộp đơn",
  "counter.done.next": "Đơn đã vào danh sách duyệt của giáo viên chủ nhiệm, ghi rõ nộp tại quầy.",
  "counter.another": "Đơn khác",
};
