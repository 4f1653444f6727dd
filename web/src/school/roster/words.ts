// Words of the roster import.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { RosterKey, RosterTexts } from "./texts/zh-Hant";

export const ROSTER_TEXTS: Loaders<RosterTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useRosterWords = useWords<StaffKey | RosterKey>;
