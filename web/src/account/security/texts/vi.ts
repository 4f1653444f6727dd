// Texts of sign-in and password in Vietnamese.

import type { SecurityTexts } from "./zh-Hant";

export const texts: SecurityTexts = {
  "security.lead": "Tên đăng nhập: {email}",
  "security.changed": "Đã đổi mật khẩu; các thiết bị khác đã đăng xuất.",

  "password.change": "Đổi mật khẩu",
  "password.change.text": "Sau khi đổi, mọi phiên đăng nhập khác sẽ kết thúc.",
  "password.current": "Mật khẩu hiện tại",

  "everywhere.title": "Đăng xuất mọi thiết bị",
  "everywhere.text": "Nếu mất điện thoại hoặc đã đăng nhập trên thiết bị của người khác, bạn có thể kết thúc đăng nhập trên mọi thiết bị, kể cả thiết bị này.",
  "everywhere.send": "Đăng xuất mọi thiết bị",
  "everywhere.sure": "Đăng xuất trên mọi thiết bị?",
  "everywhere.no": "Chưa",
};
