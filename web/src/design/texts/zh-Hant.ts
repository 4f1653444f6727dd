// Texts of the design's page in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "design.title": "設計",
  "design.lead": "本站所有頁面共用的色彩、尺寸、字級與元件。顏色隨裝置的深淺模式變換；對比值由瀏覽器當場計算。",
  "design.colours": "色彩",
  "design.contrast": "對比",
  "design.pair": "{front} 於 {ground}",
  "design.sizes": "間距與尺寸",
  "design.type": "字級",
  "design.components": "元件",
  "design.buttons": "按鈕",
  "design.fields": "欄位",
  "design.notices": "提示與錯誤",
  "design.states": "綁定狀態",
  "design.steps": "步驟",
  "design.rows": "資料列",
  "design.links": "連結",
  "design.primary": "主要",
  "design.quiet": "次要",
  "design.busy": "處理中",
  "design.disabled": "停用",
  "design.sample": "臺北市親子綁定：家長姓名「堃喆峯犇」，請於 24 小時內確認。",
  "design.label": "欄位名稱",
  "design.hint": "填寫說明",
  "design.wrong": "請填寫「欄位名稱」。",
  "design.one": "選項一",
  "design.two": "選項二",
  "design.caution": "請留意的提示。",
  "design.good": "已完成的提示。",
  "design.chinese": "中文排版",
  "design.rules": "使用全形標點；標題只在 U+200B 處換行；服務名稱不斷行；行距 1.8 倍。",
};

export type DesignTexts = typeof texts;
export type DesignKey = keyof DesignTexts;
