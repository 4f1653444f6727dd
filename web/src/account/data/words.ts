// Words of one's data.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { DataKey, DataTexts } from "./texts/zh-Hant";

export const DATA_TEXTS: Loaders<DataTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useDataWords = useWords<AccountKey | DataKey>;
