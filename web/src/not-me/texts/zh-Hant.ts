// Texts of the page that takes the links in messages, in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "not_me.title": "不是我本人",
  "not_me.no_link": "請開啟通知信或簡訊中的完整連結；連結只能從訊息中開啟。",
  "not_me.number": "申請編號",
  "not_me.students": "學生",
  "not_me.contact": "變更為",
  "not_me.until": "可復原至",
  "not_me.leave": "是我本人，離開",

  "not_me.application.title": "不是我申請的",
  "not_me.application.about": "這份申請不是您提出的嗎？",
  "not_me.application.open": "按下後，學校會收到通知：尚未審核的申請不能通過；已通過的，帳號會先凍結，由學校確認。",
  "not_me.application.send": "不是我申請的",
  "not_me.application.done": "已記錄，學校會收到通知。如需協助，請洽學生就讀學校的教務處註冊組。",
  "not_me.application.over": "這份申請已結束，或學校已經確認，不需要再處理。",

  "not_me.account.title": "不是我變更的",
  "not_me.account.about": "帳號的這項變更不是您做的嗎？",
  "not_me.account.open": "按下後，帳號會凍結、所有裝置登出，給予的委託與連結的服務都會終止，期限內的聯絡方式變更會復原，學校也會收到通知。之後請於登入頁以「忘記密碼」重新設定密碼。",
  "not_me.account.send": "不是我變更的",
  "not_me.account.done": "已處理。請於登入頁以「忘記密碼」設定新密碼，帳號即恢復使用；仍無法登入時，請攜帶證件洽學校註冊組。",
  "not_me.account.over": "這個帳號已關閉或已合併，不需要再處理。",

  "not_me.undo.title": "復原聯絡方式",
  "not_me.undo.about": "要改回原來的聯絡方式嗎？",
  "not_me.undo.open": "按下後，帳號會改回變更前的聯絡方式，所有裝置都會登出，新舊聯絡方式都會收到通知。",
  "not_me.undo.send": "復原",
  "not_me.undo.done": "已復原。請以原來的資料登入。",
  "not_me.undo.over": "已超過可復原的時間。請攜帶證件洽孩子就讀學校的教務處註冊組。",
};

export type NotMeTexts = Record<keyof typeof texts, string>;
export type NotMeKey = keyof NotMeTexts;
