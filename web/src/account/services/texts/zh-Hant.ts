// Texts of the services that an account lets in in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "granted.lead": "您同意讓以下服務讀取親子綁定的資料。可隨時取消，立即生效。",
  "granted.none": "目前沒有連結任何服務。要連結時，請從該服務的網站或應用程式開始。",
  "granted.granted": "已連結的服務",
  "granted.revoked": "已取消的服務",
  "granted.scopes": "可以",
  "granted.at": "同意時間",
  "granted.ended": "取消時間",
  "granted.first": "第一次讀取",
  "granted.last": "最近一次讀取",
  "granted.never": "尚未讀取",
  "granted.revoke": "取消連結",
  "granted.revoke.no": "先不要",
  "granted.revoke.title": "取消與「{name}」的連結？",
  "granted.revoke.text": "該服務立即無法再讀取您的資料。已經讀取的資料，請向該服務查詢。",
  "granted.revoke.done": "已取消與「{name}」的連結。",
};

export type GrantedTexts = Record<keyof typeof texts, string>;
export type GrantedKey = keyof GrantedTexts;
