// Words of the design's page.

import { useWords, type Loaders } from "../words";
import type { DesignKey, DesignTexts } from "./texts/zh-Hant";

export const DESIGN_TEXTS: Loaders<DesignTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useDesignWords = useWords<DesignKey>;
