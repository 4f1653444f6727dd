// Words of the coverage.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { CoverageKey, CoverageTexts } from "./texts/zh-Hant";

export const COVERAGE_TEXTS: Loaders<CoverageTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useCoverageWords = useWords<StaffKey | CoverageKey>;
