// Texts of the assignments in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "give.lead.school": "導師請假或不便時，指派代課教師在期間內審核該班申請。權限到期自動失效，也可隨時收回。",
  "give.lead.city": "指派各校註冊組人員。註冊組人員可匯入名冊、指派代課、辦理臨櫃申請與保護設定。",
  "give.title": "指派權限",
  "give.title.substitute": "指派代課教師",
  "give.title.registrar": "指派註冊組人員",
  "give.role": "權限",
  "give.class_name": "班級",
  "give.name": "姓名",
  "give.email": "教職員信箱",
  "give.email.hint": "即登入帳號。還沒有帳號的人會收到啟用信。",
  "give.starts": "開始日",
  "give.ends": "最後一日",
  "give.ends.hint": "不填則持續到收回為止。",
  "give.send": "指派",
  "give.done": "已指派{name}。",

  "given.title": "目前的指派",
  "given.none": "還沒有指派任何人。",
  "given.later": "尚未開始",
  "given.days": "{starts} 至 {ends}",
  "given.from": "自 {starts} 起",
  "given.back": "收回",
  "given.back.title": "收回{name}的權限？",
  "given.back.text": "收回後立即失效。已完成的審核不受影響。",
  "given.back.done": "已收回{name}的權限。",
};

export type AssignmentsTexts = typeof texts;
export type AssignmentsKey = keyof AssignmentsTexts;
