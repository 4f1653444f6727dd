// Texts of the audit in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "audit.lead": "誰在什麼時候看過、審核、匯入或設定了什麼。紀錄只增不改，查看本頁也會留下紀錄。",
  "audit.city": "市府",
  "audit.month": "月份",
  "audit.none": "這個月沒有紀錄。",
  "audit.more": "顯示更早的紀錄",
  "audit.caption": "操作紀錄（{count} 筆）",
  "audit.at": "時間",
  "audit.action": "操作",
  "audit.actor": "人員",
  "audit.subject": "對象",

  "action.queue_seen": "查看待審清單",
  "action.binding_seen": "查看申請",
  "action.form_seen": "查看申請書",
  "action.class_seen": "查看班級名單",
  "action.student_looked_up": "查詢學生",
  "action.coverage_seen": "查看綁定概況",
  "action.decided": "審核",
  "action.roster_checked": "檢查名冊",
  "action.roster_applied": "套用名冊",
  "action.roster_undone": "復原名冊",
  "action.protected": "設為受保護",
  "action.unprotected": "解除保護",
  "action.exempted": "設定免綁定",
  "action.block_set": "限制家長",
  "action.block_lift_asked": "申請解除限制",
  "action.block_lifted": "解除限制",
  "action.assignment_given": "指派權限",
  "action.assignment_taken_back": "收回權限",
  "action.application_assisted": "臨櫃代辦申請",
  "action.letters_made": "製作通知單",
  "action.audit_seen": "查看操作紀錄",
  "action.service_registered": "登錄介接服務",
  "action.service_approved": "核准介接服務",
  "action.service_suspended": "停用介接服務",
  "action.service_resumed": "恢復介接服務",
  "action.service_secret_renewed": "換發介接服務密鑰",
};

export type AuditTexts = typeof texts;
export type AuditKey = keyof AuditTexts;
