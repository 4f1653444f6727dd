// Texts of the progress page in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "progress.title": "申請進度",
  "progress.none": "此信箱或手機沒有申請紀錄。請登出後，改以申請時填寫的電子信箱或手機查詢。",
  "progress.submitted": "{time}申請",
  "progress.since": "{time}",
  "progress.reason": "原因：{reason}",
  "progress.cancel": "取消申請",
  "progress.sure": "確定要取消 {name} 的申請嗎？取消後如需綁定，必須重新申請。",
  "progress.yes": "確定取消",
  "progress.no": "不取消",
  "progress.cancelled": "已取消 {name} 的申請。",
  "progress.correct": "修正後重新送出",
  "progress.correct.text": "退件的學生可以修正後重新送出，資料已為您帶入，不必重填。",
  "progress.process": "申請流程說明",
  "process.applied": "等待導師審核，審核前可以取消。",
  "process.approved": "綁定完成，登入後即可使用各項服務。",
  "process.returned": "請依原因修正後重新送出。",
  "process.rejected": "導師未核准。",
  "process.cancelled": "您已取消申請。",
  "process.ended": "綁定已結束。",
  "progress.leave": "登出",
  "process.step.apply": "送出線上申請資料，下載留存申請書。",
  "process.step.review": "導師審核通過即綁定完成，系統以電子郵件通知您。",
  "process.step.sign_in": "登入系統：帳號為申請時填寫的電子信箱；第一次登入的初始密碼為您身分證字號（或居留證統一證號）的後六碼，系統會另寄驗證碼至該信箱，再由您設定新密碼。初始密碼 3 天內有效，逾期可於登入頁以驗證碼重新取得。原已有帳號者，照原來的方式登入。",
};

export type ProgressTexts = Record<keyof typeof texts, string>;
export type ProgressKey = keyof ProgressTexts;
