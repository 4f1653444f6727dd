// Words of the staff's pages.

import { useWords, type Loaders } from "../words";
import type { StaffKey, StaffTexts } from "./texts/zh-Hant";

export const STAFF_TEXTS: Loaders<StaffTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useStaffWords = useWords<StaffKey>;
