// Texts of the account's page in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "account.title": "親子帳號",
  "account.sections": "帳號功能",
  "account.sign_out": "登出",

  "section.children": "我的子女",
  "section.data": "我的資料",
  "section.contacts": "聯絡方式",
  "section.delegations": "委託",
  "section.services": "連結的服務",
  "section.security": "登入與密碼",
  "section.connect": "連結服務",

  "scope.children.read": "讀取子女資料：姓名、學校、與您的關係，以及綁定的驗證方式",
  "scope.act_for.check": "查詢帳號目前能否代理某位學生",
  "scope.events.read": "綁定核准、變更或解除時接獲通知",

  "outside.out": "您已登出。",
  "outside.everywhere": "您已在所有裝置登出。",
  "outside.ended": "登入已結束，請重新登入。",
  "outside.over": "登入已結束，請重新登入。以同一帳號登入，先前填寫的內容仍會保留。",
  "outside.closed": "您的親子帳號已關閉。",
  "outside.delegation": "有家長請您代為處理孩子的學校事務。請以收到信件的信箱登入；登入後才會看到內容並決定是否接受。親子帳號是在您自己的親子綁定通過時開通的；還沒有帳號的人，目前無法接受委託。",
  "outside.changed": "聯絡方式已變更，所有裝置都已登出。請以新的資料登入。",
  "outside.merged": "已併入您的帳號，所有裝置都已登出。請重新登入。",

  "sign_in.enter.title": "登入",
  "sign_in.forgotten.title": "忘記密碼",
  "sign_in.code.title": "驗證電子信箱",
  "sign_in.password.title": "設定密碼",
  "sign_in.email.hint": "申請時填寫的電子信箱，即為登入帳號",
  "sign_in.password.hint": "第一次登入請輸入初始密碼：您身分證字號（或居留證統一證號）的後六碼",
  "sign_in.send": "登入",
  "sign_in.forgotten": "忘記密碼，或初始密碼已過期",
  "sign_in.back": "返回登入",
  "sign_in.try_at": "請於 {time} 以後再試。",
  "sign_in.sent": "如果 {contact} 是親子帳號，驗證碼已寄至該信箱，1 小時內有效。識別碼 {reference}，請輸入信中識別碼相同的驗證碼。",
  "sign_in.sent.first": "如果帳號與初始密碼正確，驗證碼已寄至 {contact}，1 小時內有效。識別碼 {reference}，請輸入信中識別碼相同的驗證碼。沒有收到信時，初始密碼可能已過期，或您已設定過密碼：請返回登入，選「忘記密碼，或初始密碼已過期」。",

  "forgotten.text": "我們會寄驗證碼到您的電子信箱，輸入後即可設定新密碼。初始密碼已過期者，也由此重新啟用。",

  "password.own": "密碼",
  "password.show": "顯示密碼",
  "password.new": "新密碼",
  "password.first": "初始密碼",
  "password.first.hint": "您身分證字號（或居留證統一證號）的後六碼",
  "password.rules": "請設定只有您知道的密碼：",
  "password.rule.length": "15 至 64 個字元，例如幾個不相關的詞",
  "password.rule.any": "文字、數字、符號、空格都可以，不限組合，也可貼上或由密碼管理工具產生",
  "password.rule.refused": "不可使用常見密碼，或您的身分證字號、電子信箱、手機號碼",
  "password.set": "設定密碼並登入",
  "password.again": "重新取得驗證碼",
};

export type AccountTexts = Record<keyof typeof texts, string>;
export type AccountKey = keyof AccountTexts;
