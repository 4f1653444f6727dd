// Texts of the children in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "children.lead": "以下學生的校園服務，您可以用這個帳號使用。",
  "children.none": "目前沒有已綁定的學生。",
  "children.bound": "已綁定",
  "children.pending": "申請中",
  "children.past": "先前的申請與綁定",
  "children.pending.text": "下載申請書、取消申請或修正退件，請至",
  "children.number": "申請編號",
  "children.reason": "原因",
  "children.history": "申請經過",
  "children.add": "申請綁定學生",
};

export type ChildrenTexts = Record<keyof typeof texts, string>;
export type ChildrenKey = keyof ChildrenTexts;
