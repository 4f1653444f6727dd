// Words of sign-in and password.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { SecurityKey, SecurityTexts } from "./texts/zh-Hant";

export const SECURITY_TEXTS: Loaders<SecurityTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useSecurityWords = useWords<AccountKey | SecurityKey>;
