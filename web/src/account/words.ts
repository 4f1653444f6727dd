// Words of the account's page.

import { useWords, type Loaders } from "../words";
import type { AccountKey, AccountTexts } from "./texts/zh-Hant";

export const ACCOUNT_TEXTS: Loaders<AccountTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useAccountWords = useWords<AccountKey>;
