// Texts of the coverage in Traditional Chinese: the ones that the other languages must match.

export const texts = {
  "coverage.city": "全市",
  "coverage.year": "{year} 學年度",
  "coverage.by_class": "各班綁定情形",
  "coverage.by_school": "各校綁定情形",
  "coverage.share": "綁定率",
  "coverage.students": "學生",
  "coverage.bound": "已綁定",
  "coverage.pending": "待審核",
  "coverage.unbound": "未綁定",
  "coverage.exempt": "免綁定",
  "coverage.all": "全部",
  "coverage.late": "逾 {days} 日",
  "coverage.of": "可綁定的學生 {students} 人，已綁定 {bound} 人",
  "coverage.waiting": "待審核申請已等候",
  "coverage.age.under": "未滿 {to} 日",
  "coverage.age": "{from} 至 {to} 日",
  "coverage.age.over": "{from} 日以上",
  "coverage.csv": "下載 CSV",
  "coverage.back": "回到各班",

  "class.caption": "{name}學生名單",
  "class.seat": "座號",
  "class.name": "姓名",
  "class.state": "綁定",
  "class.approved": "已綁定家長",
  "class.applied": "申請中家長",
  "class.count": "{count} 位學生",
  "class.protected": "受保護",
  "class.empty": "這個班級沒有學生。",
};

export type CoverageTexts = typeof texts;
export type CoverageKey = keyof CoverageTexts;
