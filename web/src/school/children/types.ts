// Types: what the parts of this section hand to one another.

import type { Schemas } from "../../api";
import type { StaffApi } from "../../staff/api";

export type Card = Schemas["StudentCard"];
export type Block = Schemas["GuardianBlock"];
export type SchoolQuery = { school_level: Schemas["SchoolLevel"]; school_code: string };

/** `changed`: has the card read again, and says what was done; `done` says it of what the card does not show. */
export interface CardProps {
  api: StaffApi;
  at: SchoolQuery;
  card: Card;
  changed: (told: string) => void;
  done: (told: string) => void;
}
