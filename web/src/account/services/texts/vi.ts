import type { GrantedTexts } from "./zh-Hant";

export const texts: GrantedTexts = {
  "granted.lead": "Bạn cho phép các dịch vụ này đọc dữ liệu liên kết. Có thể hủy bất cứ lúc nào, có hiệu lực ngay.",
  "granted.none": "Hiện chưa kết nối dịch vụ nào. Muốn kết nối, hãy bắt đầu từ trang hoặc ứng dụng của dịch vụ đó.",
  "granted.granted": "Đang kết nối",
  "granted.revoked": "Đã hủy",
  "granted.scopes": "Được phép",
  "granted.at": "Đồng ý lúc",
  "granted.ended": "Hủy lúc",
  "granted.first": "Đọc lần đầu",
  "granted.last": "Đọc gần nhất",
  "granted.never": "Chưa đọc",
  "granted.revoke": "Hủy kết nối",
  "granted.revoke.no": "Chưa",
  "granted.revoke.title": "Hủy kết nối với {name}?",
  "granted.revoke.text": "Dịch vụ ngay lập tức không đọc được dữ liệu của bạn nữa. Về dữ liệu đã đọc, vui lòng hỏi dịch vụ đó.",
  "granted.revoke.done": "Đã hủy kết nối với {name}.",
};
