import "./coverage.css";
import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import { ClassChoice } from "../../staff/ClassChoice";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type Class, type School } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { save } from "../csv";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { useSending } from "../../desk/useSending";
import { ClassList } from "./ClassList";
import { Rows, type Row } from "./Rows";
import { Summary } from "./Summary";
import { COVERAGE_TEXTS, useCoverageWords } from "./words";

/** How far children are bound: of a class by name, of a school by class, of the city by school. */
function Coverage(props: SectionProps) {
  const { api, duties, place, look } = props;
  if (duties.schools.length > 0 || duties.city) return <OfSchools {...props} />;
  return (
    <>
      <ClassChoice api={api} duties={duties} value={place} choose={look} />
      {place && <ClassList key={idOf(place)} api={api} of={place} />}
    </>
  );
}

/** What the rows are about, one in the other. */
interface At {
  level?: Schemas["SchoolLevel"] | undefined;
  school: School | null;
}

function OfSchools({ api, duties, look }: SectionProps) {
  const { say } = useCoverageWords();
  const [at, go] = useState<At>({ school: null });
  const [open, setOpen] = useState<Class | null>(null);
  if (open) {
    return (
      <>
        <div class="actions"><Button quiet onClick={() => { setOpen(null); focusHeading(); }}>{say("coverage.back")}</Button></div>
        <ClassList api={api} of={open} />
      </>
    );
  }
  const openClass = (of: Class) => { look(of); setOpen(of); focusHeading(); };
  // The city sees counts alone; names are for the school.
  const mine = duties.schools.some((school) => at.school && idOf(school) === idOf(at.school));
  const all = at.level ? say(`level.${at.level}`) : say("coverage.city");
  return (
    <>
      <SchoolChoice api={api} duties={duties} value={at.school} choose={(school, level) => go({ school, level })} all={say("coverage.city")} />
      {(at.school || duties.city) && (
        <Counted api={api} at={at} name={at.school?.school_name ?? all} openSchool={(school) => go({ school, level: school.school_level })} {...(mine && { openClass })} />
      )}
    </>
  );
}

interface CountedProps {
  api: SectionProps["api"];
  at: At;
  name: string;
  openClass?: (of: Class) => void;
  openSchool: (school: School) => void;
}

function Counted({ api, at: { level, school }, name, openClass, openSchool }: CountedProps) {
  const { say, language } = useCoverageWords();
  const query = { ...(school ? { school_level: school.school_level, school_code: school.school_code } : level && { school_level: level }) };
  const { body, problem, again } = useAnswer(() => asked(api.client.GET("/coverage", { params: { query } })), [level, school && idOf(school), language]);
  const file = useSending();
  if (!body) return <Waiting problem={problem} again={again} />;
  const rows: Row[] = school
    ? body.classes.map(({ class_name, counts }) => ({ id: class_name, name: class_name, counts, ...(openClass && { open: () => openClass({ ...school, class_name }) }) }))
    : body.schools.filter(({ classes }) => classes > 0).map(({ name: school_name, counts, ...of }) => ({
      id: `${of.school_level}/${of.school_code}`, name: school_name, counts, open: () => openSchool({ ...of, school_name }),
    }));
  function download() {
    void file.send(() => asked(api.client.GET("/coverage-files", { params: { query } })), ({ file_name, content }) => save(file_name, content));
  }
  if (rows.length === 0) return <p class="card">{say("desk.no_classes")}</p>;
  return (
    <>
      <ErrorSummary problem={file.problem ?? problem} />
      <Summary name={`${name}・${say("coverage.year", { year: body.school_year })}`} counts={body.total} />
      <Rows caption={say(school ? "coverage.by_class" : "coverage.by_school")} head={say(school ? "desk.class" : "desk.school")} rows={rows} />
      <div class="actions">
        <Button quiet busy={file.busy} onClick={download}>{say("coverage.csv")}</Button>
        <Button quiet onClick={again}>{say("queue.reload")}</Button>
      </div>
    </>
  );
}

export default spoken(Coverage, COVERAGE_TEXTS);
