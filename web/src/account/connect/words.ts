// Words of letting a service in.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { ConnectKey, ConnectTexts } from "./texts/zh-Hant";

export const CONNECT_TEXTS: Loaders<ConnectTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useConnectWords = useWords<AccountKey | ConnectKey>;
