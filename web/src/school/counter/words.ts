// Words of the counter.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { CounterKey, CounterTexts } from "./texts/zh-Hant";

export const COUNTER_TEXTS: Loaders<CounterTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useCounterWords = useWords<StaffKey | CounterKey>;
