// Texts of the letters in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "letters.lead": "為班級製作紙本通知，一人一頁，可列印後發給學生。",
  "letters.kind": "要製作哪一種通知？",
  "letters.invitation": "綁定辦理通知",
  "letters.invitation.text": "給還沒有家長綁定的學生帶回，說明如何申請。QR 碼只連到首頁，不含任何可用來綁定的資料。",
  "letters.of_age": "成年通知",
  "letters.of_age.text": "給已滿 18 歲且有家長綁定的學生。每封信都有個人代碼，學生以代碼與自己的身分證字號查看並可結束綁定。請親自交給學生本人，勿影印或留存。受保護的學生請其至註冊組臨櫃辦理。",
  "letters.seats": "只為這些座號重新列印",
  "letters.seats.hint": "信件遺失時填寫，例如 3、17；原來的信隨即失效。空白則為尚無有效通知的學生製作。",
  "letters.seats.wrong": "請填寫座號（1 到 999），以逗號或頓號分隔。",
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
