// Words of the assignments.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { AssignmentsKey, AssignmentsTexts } from "./texts/zh-Hant";

export const ASSIGNMENTS_TEXTS: Loaders<AssignmentsTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useAssignmentsWords = useWords<StaffKey | AssignmentsKey>;
