// Words of the page that takes the links in messages.

import { useWords, type Loaders } from "../words";
import type { NotMeKey, NotMeTexts } from "./texts/zh-Hant";

export const NOT_ME_TEXTS: Loaders<NotMeTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useNotMeWords = useWords<NotMeKey>;
