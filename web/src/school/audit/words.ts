// Words of the audit.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { AuditKey, AuditTexts } from "./texts/zh-Hant";

export const AUDIT_TEXTS: Loaders<AuditTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useAuditWords = useWords<StaffKey | AuditKey>;
