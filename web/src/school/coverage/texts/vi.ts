// Texts of the coverage in Vietnamese.

import type { CoverageTexts } from "./zh-Hant";

export const texts: CoverageTexts = {
  "coverage.city": "Toàn thành phố",
  "coverage.year": "năm học {year}",
  "coverage.by_class": "Theo lớp",
  "coverage.by_school": "Theo trường",
  "coverage.share": "Tỷ lệ",
  "coverage.students": "Học sinh",
  "coverage.bound": "Đã liên kết",
  "coverage.pending": "Chờ duyệt",
  "coverage.unbound": "Chưa liên kết",
  "coverage.exempt": "Miễn liên kết",
  "coverage.all": "Tất cả",
  "coverage.late": "Từ {days} ngày",
  "coverage.of": "Đã liên kết {bound} trong {students} học sinh có thể liên kết",
  "coverage.waiting": "Đơn chờ duyệt đã đợi",
  "coverage.age.under": "Dưới {to} ngày",
  "coverage.age": "{from} đến {to} ngày",
  "coverage.age.over": "Từ {from} ngày",
  "coverage.csv": "Tải CSV",
  "coverage.back": "Về danh sách lớp",

  "class.caption": "Học sinh {name}",
  "class.seat": "Số",
  "class.name": "Họ tên",
  "class.state": "Liên kết",
  "class.approved": "Phụ huynh đã liên kết",
  "class.applied": "Phụ huynh chờ duyệt",
  "class.count": "{count} học sinh",
  "class.protected": "Được bảo vệ",
  "class.empty": "Lớp này chưa có học sinh.",
};
