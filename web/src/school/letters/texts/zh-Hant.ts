// Texts of the letters in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "letters.lead": "為還沒有家長綁定的學生製作通知單，一人一頁，說明如何申請；可列印後請學生帶回。通知單上的 QR 碼只連到首頁，不含任何可用來綁定的資料。",
  "letters.with_protected": "包含受保護的學生（家長須到校臨櫃申請）",
  "letters.make": "製作通知單",
  "letters.making": "製作中…",
  "letters.ready": "已製作 {count} 頁通知單。",
  "letters.open": "開啟通知單（PDF）",
  "letters.expires": "連結 {minutes} 分鐘內有效；檔案一天後刪除。",
  "letters.by_hand": "下列座號的姓名含有無法列印的字，請手寫補上：{seats}",
};

export type LettersTexts = typeof texts;
export type LettersKey = keyof LettersTexts;
