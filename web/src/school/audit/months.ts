// Months: as the audit counts them, in Taipei.

import type { Language } from "../../language";

/** The month of `now` (milliseconds) and those before it: 2026-11, 2026-10, … */
export function lastMonths(now: number, count: number): string[] {
  const [year, month] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Taipei" }).format(now).split("-").map(Number);
  const last = year! * 12 + month! - 1;
  return Array.from({ length: count }, (_, back) => last - back).map((at) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`);
}

export function monthName(month: string, language: Language): string {
  const calendar = language === "zh-Hant" ? "zh-TW-u-ca-roc" : language;
  return new Intl.DateTimeFormat(calendar, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}
