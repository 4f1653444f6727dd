// Words of an account's contacts.

import { useWords, type Loaders } from "../../words";
import type { AccountKey } from "../texts/zh-Hant";
import type { ContactsKey, ContactsTexts } from "./texts/zh-Hant";

export const CONTACTS_TEXTS: Loaders<ContactsTexts> = {
  "zh-Hant": () => import("./texts/zh-Hant"),
  en: () => import("./texts/en"),
  vi: () => import("./texts/vi"),
  id: () => import("./texts/id"),
};

export const useContactsWords = useWords<AccountKey | ContactsKey>;
