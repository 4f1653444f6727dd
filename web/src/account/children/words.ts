// Words of the children.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { ChildrenKey, ChildrenTexts } from "./texts/zh-Hant";

export const CHILDREN_TEXTS: Loaders<ChildrenTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useChildrenWords = useWords<AccountKey | ChildrenKey>;
