// Texts of an account's contacts in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "contacts.lead": "通知會寄到這裡，電子信箱也是您的登入帳號。",
  "contacts.own": "目前的聯絡方式",
  "contacts.email": "電子信箱（登入帳號）",
  "contacts.mobile": "行動電話",
  "contacts.none": "未填寫",
  "contacts.change.email": "變更電子信箱",
  "contacts.change.sms": "變更行動電話",
  "contacts.change.text": "我們會先寄驗證碼到 {contact}，再寄到新的聯絡方式，兩個都要輸入。變更後所有裝置都會登出，舊的聯絡方式會收到通知，72 小時內可以復原。",
  "contacts.new.email": "新的電子信箱",
  "contacts.new.sms": "新的行動電話",
  "contacts.new.sms.hint": "臺灣的行動電話，例如 0912345678",
  "contacts.new.merge": "另一個帳號的電子信箱，或另一份申請所用的電子信箱或行動電話",
  "contacts.send": "取得驗證碼",
  "contacts.back": "返回，不變更",
  "contacts.sent.own": "第 1 步，共 2 步：驗證碼已寄至您目前的 {contact}。識別碼 {reference}，請輸入訊息中識別碼相同的驗證碼。",
  "contacts.sent.other": "第 2 步，共 2 步：驗證碼已寄至 {contact}。識別碼 {reference}，請輸入訊息中識別碼相同的驗證碼。",
  "contacts.other": "我有另一個帳號",
  "contacts.other.text": "居留證換發、歸化取得身分證，或曾用另一個聯絡方式申請時，可以把自己的另一個帳號或申請併入這個帳號。",
  "contacts.merge": "併入我的另一個帳號",
  "contacts.merge.text": "我們會先寄驗證碼到 {contact}，再寄到另一個帳號的聯絡方式，兩個都要輸入。併入後只留下這個帳號，另一個帳號不能再登入；這項動作無法復原。",
  "contacts.lost": "收不到目前聯絡方式的驗證碼時，請攜帶證件洽孩子就讀學校的教務處註冊組。",
};

export type ContactsTexts = Record<keyof typeof texts, string>;
export type ContactsKey = keyof ContactsTexts;
