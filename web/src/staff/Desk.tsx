import { Later, type Loader } from "../desk/Later";
import type { StaffApi } from "./api";
import { ClassChoice } from "./ClassChoice";
import { idOf, queryOf, type Class, type Duties, type Section } from "./duties";
import { Review } from "./Review";

/** `place`: the class that is looked at, kept from one section to the next. */
export interface SectionProps {
  api: StaffApi;
  duties: Duties;
  place: Class | null;
  look: (at: Class) => void;
}

/** Loaded when they are opened: a review needs none of them. */
const PAGES: Record<Exclude<Section, "review">, Loader<SectionProps>> = {
  coverage: () => import("../school/coverage/Coverage"),
  letters: () => import("../school/letters/Letters"),
  children: () => import("../school/children/Children"),
  counter: () => import("../school/counter/Counter"),
  roster: () => import("../school/roster/Roster"),
  assignments: () => import("../school/assignments/Assignments"),
  services: () => import("../school/services/Services"),
  audit: () => import("../school/audit/Audit"),
};

/** What a member of staff who is signed in works at: one section of it. */
export function Desk({ section, ...props }: SectionProps & { section: Section }) {
  const { api, duties, place, look } = props;
  if (section !== "review") return <Later key={section} load={PAGES[section]} props={props} />;
  return (
    <>
      <ClassChoice api={api} duties={duties} value={place} choose={look} />
      {place && <Review key={idOf(place)} api={api} of={queryOf(place, duties)} />}
    </>
  );
}
