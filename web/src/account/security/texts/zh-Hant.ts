// Texts of sign-in and password in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "security.lead": "登入帳號：{email}",
  "security.changed": "密碼已更改，其他裝置已登出。",

  "password.change": "更改密碼",
  "password.change.text": "更改後，其他裝置上的登入會全部結束。",
  "password.current": "目前的密碼",

  "everywhere.title": "在所有裝置登出",
  "everywhere.text": "手機遺失，或曾在他人的裝置登入時，可以結束所有裝置上的登入，包括這一台。",
  "everywhere.send": "在所有裝置登出",
  "everywhere.sure": "確定要在所有裝置登出嗎？",
  "everywhere.no": "先不要",
};

export type SecurityTexts = Record<keyof typeof texts, string>;
export type SecurityKey = keyof SecurityTexts;
