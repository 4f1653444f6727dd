// Duties: what a member of staff may act on, as the service tells it, and which sections of the desk that opens.

import type { Schemas } from "../api";

export type School = Schemas["SchoolNamed"];
export type Class = Schemas["ClassNamed"];

/** What names a class to the service; the own one needs no name. */
export type ClassQuery = Partial<Pick<Class, "school_level" | "school_code" | "class_name">>;

/** `me`: the reader, as the service names staff. `own`: the class whose homeroom teacher one is. `classes`: that one and those in which one stands in. */
export interface Duties {
  me: string;
  own: Class | null;
  classes: Class[];
  /** Of which one is a registrar. */
  schools: School[];
  city: boolean;
}

export const SECTIONS = ["review", "coverage", "letters", "children", "counter", "roster", "assignments", "services", "audit"] as const;
export type Section = (typeof SECTIONS)[number];

const OF_A_CLASS: Section[] = ["review", "coverage", "letters"];
const OF_THE_CITY: Section[] = ["coverage", "roster", "assignments", "services", "audit"];
const OF_THE_CITY_ALONE: Section[] = ["services"];

/** In the order in which they are shown; none for somebody without a duty. */
export function sectionsOf({ classes, schools, city }: Duties): Section[] {
  return SECTIONS.filter((section) =>
    (schools.length > 0 && !OF_THE_CITY_ALONE.includes(section)) || (classes.length > 0 && OF_A_CLASS.includes(section)) || (city && OF_THE_CITY.includes(section)));
}

/** The section that an address names, or the first that one may open. */
export function sectionOf(duties: Duties, named: string): Section | undefined {
  const open = sectionsOf(duties);
  return open.find((section) => section === named) ?? open[0];
}

export function queryOf(of: Class, { own }: Duties): ClassQuery {
  const { school_level, school_code, class_name } = of;
  return own && idOf(of) === idOf(own) ? {} : { school_level, school_code, class_name };
}

/** Tells a class, or a school, from every other on this page. */
export function idOf(of: School | Class): string {
  return [of.school_level, of.school_code, "class_name" in of ? of.class_name : ""].join("/");
}

/** The duties that the service's answer tells. */
export function dutiesOf({ staff_id, homeroom, assignments }: Schemas["OwnAssignments"]): Duties {
  const substituted: Class[] = [];
  const schools: School[] = [];
  for (const { role, school, class_name } of assignments) {
    if (role === "substitute" && school && class_name) substituted.push({ ...school, class_name });
    if (role === "registrar" && school) schools.push(school);
  }
  return {
    me: staff_id,
    own: homeroom,
    classes: [...(homeroom ? [homeroom] : []), ...substituted],
    schools,
    city: assignments.some(({ role }) => role === "city_administrator"),
  };
}
