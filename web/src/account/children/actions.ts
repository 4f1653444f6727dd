// Actions: what a guardian may do about one child, each shown where it can be done.

import type { ComponentType } from "preact";
import type { AccountApi } from "../api";
import type { Child } from "./Card";
import { Unbind } from "./Unbind";

export interface ActionProps {
  api: AccountApi;
  child: Child;
  /** Tells what was done, and has the account read anew. */
  done: (told: string) => void;
}

/** In the order in which they are shown. Each shows nothing for a child about whom it does not concern. */
export const ACTIONS: ComponentType<ActionProps>[] = [Unbind];
