// Words of the relying services.

import type { StaffKey } from "../../staff/texts/zh-Hant";
import { useWords, type Loaders } from "../../words";
import type { ServicesKey, ServicesTexts } from "./texts/zh-Hant";

export const SERVICES_TEXTS: Loaders<ServicesTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useServicesWords = useWords<StaffKey | ServicesKey>;
