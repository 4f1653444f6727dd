// Words of the services that an account lets in.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { GrantedKey, GrantedTexts } from "./texts/zh-Hant";

export const GRANTED_TEXTS: Loaders<GrantedTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useGrantedWords = useWords<AccountKey | GrantedKey>;
