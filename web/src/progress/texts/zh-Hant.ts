// Texts of the progress page in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "process.step.apply": "送出線上申請資料，下載留存申請書。",
  "process.step.review": "導師審核通過即綁定完成，系統以電子郵件通知您。",
  "process.step.sign_in": "登入系統：帳號為申請時填寫的電子信箱；第一次登入的初始密碼為您身分證字號（或居留證統一證號）的後六碼，系統會另寄驗證碼至該信箱，再由您設定新密碼。初始密碼 3 天內有效，逾期可於登入頁以驗證碼重新取得。原已有帳號者，照原來的方式登入。",
};

export type ProgressTexts = Record<keyof typeof texts, string>;
export type ProgressKey = keyof ProgressTexts;
