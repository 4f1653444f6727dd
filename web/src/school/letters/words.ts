// Words of the letters.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { LettersKey, LettersTexts } from "./texts/zh-Hant";

export const LETTERS_TEXTS: Loaders<LettersTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useLettersWords = useWords<StaffKey | LettersKey>;
