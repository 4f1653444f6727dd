// Texts of the children in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "children.lead": "以下學生的校園服務，您可以用這個帳號使用。",
  "children.none": "目前沒有已綁定的學生。",
  "children.bound": "已綁定",
  "children.pending": "申請中",
  "children.past": "先前的申請與綁定",
  "children.pending.text": "下載申請書或修正退件，請至",
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

  "unbind.send": "解除綁定",
  "unbind.sure": "確定要解除與{name}的綁定嗎？",
  "unbind.text": "解除後，使用這項綁定的校園服務（繳費、到離校推播、回條）與您的委託立即停止，導師會收到通知。日後需要重新申請。",
  "unbind.no": "先不要",
  "unbind.done": "已解除與{name}的綁定。",
  "withdraw.send": "取消申請",
  "withdraw.sure": "確定要取消{name}的申請嗎？",
  "withdraw.text": "取消後，學校不會再審核這份申請；日後可以重新申請。",
  "withdraw.done": "已取消{name}的申請。",
};

export type ChildrenTexts = Record<keyof typeof texts, string>;
export type ChildrenKey = keyof ChildrenTexts;
