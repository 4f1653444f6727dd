import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "../words";
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

type Page = ComponentType<SectionProps>;

/** Loaded when they are opened: a review needs none of them. */
const PAGES: Record<Exclude<Section, "review">, () => Promise<{ default: Page }>> = {
  coverage: () => import("../school/coverage/Coverage"),
  letters: () => import("../school/letters/Letters"),
  children: () => import("../school/children/Children"),
  counter: () => import("../school/counter/Counter"),
  roster: () => import("../school/roster/Roster"),
  assignments: () => import("../school/assignments/Assignments"),
  audit: () => import("../school/audit/Audit"),
};

/** What a member of staff who is signed in works at: one section of it. */
export function Desk({ section, ...props }: SectionProps & { section: Section }) {
  const { api, duties, place, look } = props;
  if (section !== "review") return <Later key={section} load={PAGES[section]} {...props} />;
  return (
    <>
      <ClassChoice api={api} duties={duties} value={place} choose={look} />
      {place && <Review key={idOf(place)} api={api} of={queryOf(place, duties)} />}
    </>
  );
}

function Later({ load, ...props }: SectionProps & { load: () => Promise<{ default: Page }> }) {
  const { say } = useWords();
  const [Loaded, setLoaded] = useState<Page | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => void load().then((module) => setLoaded(() => module.default), () => setFailed(true)), []);
  if (failed) return <div class="notice" role="alert"><p>{say("error.unreached.detail")}</p></div>;
  return Loaded ? <Loaded {...props} /> : <p role="status">{say("working")}</p>;
}
