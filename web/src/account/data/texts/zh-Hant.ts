// Texts of one's data in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "data.held": "我們保存的基本資料",
  "data.name": "姓名",
  "data.email": "電子信箱（登入帳號）",
  "data.mobile": "行動電話",
  "data.language": "通知語言",
  "data.correct": "電子信箱與行動電話可在「聯絡方式」變更。姓名載於您簽署的申請書，無法自行更改；請持證件至學生學校的教務處註冊組更正。",
  "export.title": "查閱與下載全部資料",
  "export.text": "包含帳號、聯絡方式、綁定經過、申請與同意、委託、授權的服務、通知與登入，以及各項資料的目的、依據與保存期間。檔案含有您的身分證字號等個人資料，請妥善保管。",
  "export.pdf": "下載 PDF（閱讀用）",
  "export.json": "下載 JSON（供程式讀取）",
  "export.making": "正在製作檔案，請稍候……",
  "export.late": "檔案尚未完成，請稍後再試一次。",
  "language.title": "通知語言",
  "language.hint": "電子郵件與簡訊使用的語言；網頁的語言請由頁首選擇。",
  "language.send": "儲存通知語言",
  "language.done": "已儲存通知語言。",
  "closing.title": "關閉帳號",
  "closing.text": "關閉後，所有綁定與登入都會結束；日後可以重新申請。若只想解除一位學生，請到「我的子女」。",
  "closing.begin": "關閉帳號",
  "closing.sure": "確定要關閉帳號嗎？",
  "closing.ends": "關閉後，下列項目會結束，學校會收到通知：",
  "closing.bound": "綁定：{names}",
  "closing.pending": "尚未審核的申請：{names}",
  "closing.services": "您授權的服務與委託",
  "closing.login": "這個登入帳號，以及所有裝置上的登入",
  "closing.kept": "姓名與聯絡方式會從帳號刪除；已簽署的申請書依同意聲明所載期間保存",
  "closing.code": "寄送驗證碼",
  "closing.no": "先不要關閉",
  "closing.sent": "驗證碼已寄至 {contact}，1 小時內有效。識別碼 {reference}。輸入驗證碼並確認後，帳號立即關閉。",
};

export type DataTexts = Record<keyof typeof texts, string>;
export type DataKey = keyof DataTexts;
