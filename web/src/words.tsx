// Words: the texts of the language now chosen, and the times and places in them.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Language } from "./language";
import { texts as chinese, type Texts } from "./texts/zh-Hant";

export type Key = keyof Texts;

export interface Words {
  language: Language;
  say: (key: Key, values?: Record<string, string | number>) => string;
  time: (seconds: number) => string;
}

const LOADED: Partial<Record<Language, Texts>> = { "zh-Hant": chinese };
const LOADERS: Record<Exclude<Language, "zh-Hant">, () => Promise<{ texts: Texts }>> = {
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

/** Fetches a language's texts once. Chinese is there from the start. */
export async function load(language: Language): Promise<Words> {
  const texts = (LOADED[language] ??= (await LOADERS[language as keyof typeof LOADERS]()).texts);
  return {
    language,
    say: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
    time: (seconds) => timeOf(language, new Date(seconds * 1000)),
  };
}

function timeOf(language: Language, moment: Date): string {
  const calendar = language === "zh-Hant" ? "zh-TW-u-ca-roc" : language;
  return new Intl.DateTimeFormat(calendar, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Taipei" }).format(moment);
}

const Context = createContext<Words | null>(null);
export const WordsProvider = Context.Provider;

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("no words");
  return words;
}
