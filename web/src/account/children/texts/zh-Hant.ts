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

  "contests.title": "另一位成年人的申請",
  "contests.text": "另一位成年人申請綁定您的孩子，導師尚未審核。如果您認為不應通過，可以提出異議；對方不會知道是誰提出。",
  "contests.relationship": "對方申請的關係",
  "contests.applied": "申請時間",
  "contests.objected": "您的異議",
  "contests.object": "提出異議",
  "contests.change": "修改異議",
  "contests.withdraw": "撤回異議",
  "contests.no": "返回",
  "contests.object.title": "對綁定{name}的申請提出異議？",
  "contests.object.text": "導師審核時會看到您的異議與說明，並由學校決定。",
  "contests.words": "說明（可不填）",
  "contests.words.hint": "最多 200 字；只有學校看得到。",
  "contests.object.done": "已送出對{name}這份申請的異議。",
  "contests.withdraw.title": "撤回對{name}這份申請的異議？",
  "contests.withdraw.done": "已撤回異議。",
};

export type ChildrenTexts = Record<keyof typeof texts, string>;
export type ChildrenKey = keyof ChildrenTexts;
