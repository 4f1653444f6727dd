// Texts of letting a service in in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "connect.broken": "這個連結不完整。請回到該服務，重新開始。",
  "connect.who": "「{name}」想連結您的親子帳號",
  "connect.may": "您以{name}（{email}）登入。同意後，該服務可以：",
  "connect.revoke": "不會提供身分證字號、電話或電子信箱。可隨時在「連結的服務」取消。",
  "connect.return": "完成後會回到 {host}。",
  "connect.yes": "同意並繼續",
  "connect.no": "不同意",
};

export type ConnectTexts = Record<keyof typeof texts, string>;
export type ConnectKey = keyof ConnectTexts;
