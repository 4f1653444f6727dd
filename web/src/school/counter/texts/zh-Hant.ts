// Texts of the counter in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "counter.lead": "為沒有信箱或手機、無法線上比對，或受保護的學生家長，到校臨櫃提出申請。申請書會標示為臨櫃申請。",
  "counter.children": "學生",
  "counter.add": "加入這位學生",
  "counter.guardian": "家長",
  "counter.name": "家長姓名",
  "counter.national_id": "家長身分證或居留證號",
  "counter.email": "電子信箱（可不填）",
  "counter.email.hint": "沒有信箱時不會寄送通知，也暫不開通帳號。",
  "counter.mobile": "行動電話（可不填）",
  "counter.mobile.hint": "例如 0912345678",
  "counter.language": "家長使用的語言",
  "counter.language.hint": "同意聲明、申請書與日後通知的語言。",
  "counter.consent": "紙本同意聲明",
  "counter.consent.hint": "請家長閱讀並簽署紙本同意聲明，由學校留存。",
  "counter.version": "聲明版本",
  "counter.version.hint": "印在紙本聲明上，例如 2026-11-01",
  "counter.seen": "已查驗家長的身分證件，家長已簽署紙本同意聲明",
  "counter.scan": "簽名掃描檔",
  "counter.scan.hint": "PNG 圖檔，白底深色筆跡，200 KB 以內。",
  "counter.scan.read": "簽名掃描檔已讀取。",
  "counter.scan.instead": "改用紙本簽名掃描檔",
  "counter.scan.other": "改用其他簽名",
  "counter.draw": "改為現場簽名",
  "counter.send": "送出申請",

  "counter.missing.children": "請加入學生",
  "counter.missing.name": "請輸入家長姓名",
  "counter.missing.national_id": "請輸入家長身分證或居留證號",
  "counter.missing.version": "請輸入聲明版本",
  "counter.missing.sign": "請家長簽名，或提供簽名掃描檔",
  "counter.missing.seen": "請查驗證件與紙本聲明後勾選",

  "counter.done": "申請已送出",
  "counter.done.next": "申請已排入導師的審核清單，並標示為臨櫃申請。",
  "counter.another": "再辦一件",
};

export type CounterTexts = typeof texts;
export type CounterKey = keyof CounterTexts;
