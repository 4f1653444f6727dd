// Words of the page of a student of age.

import { useWords, type Loaders } from "../words";
import type { OfAgeKey, OfAgeTexts } from "./texts/zh-Hant";

export const OF_AGE_TEXTS: Loaders<OfAgeTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useOfAgeWords = useWords<OfAgeKey>;
