// Language: which of the four a reader gets, remembered for the next visit.

export const LANGUAGES = { "zh-Hant": "中文", en: "English", vi: "Tiếng Việt", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = "language";
const DEFAULT: Language = "zh-Hant";

export function isLanguage(value: string): value is Language {
  return Object.hasOwn(LANGUAGES, value);
}

/** The language chosen before, or the first of the browser's that we speak. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept && isLanguage(kept)) return kept;
  for (const wanted of navigator.languages) {
    const tongue = wanted.toLowerCase().split("-")[0];
    if (tongue === "zh") return DEFAULT;
    if (tongue && isLanguage(tongue)) return tongue;
  }
  return DEFAULT;
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
