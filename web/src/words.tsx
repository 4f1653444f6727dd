// Words: the texts of the language now chosen, and the times and places in them.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Language } from "./language";
import { texts as chinese, type Texts } from "./texts/zh-Hant";

export type Key = keyof Texts;

/** `Own`: keys of the texts that a page has for itself. */
export interface Words<Own extends string = never> {
  language: Language;
  say: (key: Key | Own, values?: Record<string, string | number>) => string;
  time: (seconds: number) => string;
}

/** A language's texts, fetched when they are wanted. */
export type Loaders<T> = Record<Language, () => Promise<{ texts: T }>>;

const LOADERS: Loaders<Texts> = {
  "zh-Hant": () => Promise.resolve({ texts: chinese }),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

/** The words of a language: those that all pages share, and a page's own. Chinese that is shared is there at once. */
export async function load(language: Language, own?: Loaders<Record<string, string>>): Promise<Words> {
  const [shared, others] = await Promise.all([LOADERS[language](), own?.[language]()]);
  const texts: Record<Key, string> = { ...shared.texts, ...others?.texts };
  return {
    language,
    say: (key, values = {}) => filled(texts[key], values),
    time: (seconds) => timeOf(language, new Date(seconds * 1000)),
  };
}

/** A text with its places filled. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function timeOf(language: Language, moment: Date): string {
  const calendar = language === "zh-Hant" ? "zh-TW-u-ca-roc" : language;
  return new Intl.DateTimeFormat(calendar, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Taipei" }).format(moment);
}

const Context = createContext<Words | null>(null);
export const WordsProvider = Context.Provider;

export function useWords<Own extends string = never>(): Words<Own> {
  const words = useContext(Context);
  if (!words) throw new Error("no words");
  return words as Words<Own>;
}
