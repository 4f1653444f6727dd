// Words of the progress page.

import { useWords, type Loaders } from "../words";
import type { ProgressKey, ProgressTexts } from "./texts/zh-Hant";

export const PROGRESS_TEXTS: Loaders<ProgressTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useProgressWords = useWords<ProgressKey>;
