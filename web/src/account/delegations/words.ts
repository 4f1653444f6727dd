// Words of the delegations.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { DelegationsKey, DelegationsTexts } from "./texts/zh-Hant";

export const DELEGATIONS_TEXTS: Loaders<DelegationsTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useDelegationsWords = useWords<AccountKey | DelegationsKey>;
