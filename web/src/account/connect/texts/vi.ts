import type { ConnectTexts } from "./zh-Hant";

export const texts: ConnectTexts = {
  "connect.broken": "Liên kết này không đầy đủ. Vui lòng quay lại dịch vụ và bắt đầu lại.",
  "connect.who": "{name} muốn kết nối với tài khoản của bạn",
  "connect.may": "Bạn đang đăng nhập là {name} ({email}). Nếu đồng ý, dịch vụ có thể:",
  "connect.revoke": "Không cung cấp số căn cước, điện thoại hay email. Có thể hủy bất cứ lúc nào trong mục Dịch vụ.",
  "connect.return": "Sau đó bạn quay lại {host}.",
  "connect.yes": "Đồng ý và tiếp tục",
  "connect.no": "Không đồng ý",
};
