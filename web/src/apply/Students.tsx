import { useEffect, useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../api";
import { NO_STUDENT, type StudentDraft, type StudentEntry } from "../draft";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, Choices, Field, Select, type FieldError } from "../parts/Field";
import { focusHeading } from "../parts/Page";
import { useWords, type Key } from "../words";
import type { StepProps } from "./main";
import { ChangeRelationship, missingRelationship, RelationshipFields, told } from "./Relationship";

type Level = Schemas["SchoolLevel"];
type School = Schemas["SchoolEntry"];

const LEVELS: Level[] = ["elementary", "junior_high", "senior_high", "vocational_high"];
const MOST = 10;
const SHOWN = 30;

/** The students so far, and the way to one more. */
export function Students({ api, draft, fill, go, refused }: StepProps) {
  const { say } = useWords();
  const begun = Object.values(draft.entry).some(Boolean);
  const [adding, setAdding] = useState(begun || draft.students.length === 0);
  const [changing, setChanging] = useState("");
  function add(open: boolean) {
    setAdding(open);
    focusHeading();
  }
  if (adding) {
    const matched = (student: StudentDraft) => {
      fill({ entry: NO_STUDENT, students: [...draft.students.filter((known) => known.match !== student.match), student] });
      add(false);
    };
    const back = { back: () => { fill({ entry: NO_STUDENT }); add(false); } };
    return (
      <OneStudent api={api} refused={refused} matched={matched} entry={draft.entry} enter={(part) => fill({ entry: { ...draft.entry, ...part } })}
        {...(draft.students.length > 0 && back)} />
    );
  }
  const changed = draft.students.find((student) => student.match === changing);
  if (changed) {
    const leave = () => { setChanging(""); focusHeading(); };
    const change = (part: Partial<StudentDraft>) => {
      fill({ students: draft.students.map((student) => (student === changed ? { ...student, ...part } : student)) });
      leave();
    };
    return <ChangeRelationship student={changed} change={change} leave={leave} />;
  }
  return (
    <>
      <h2>{say("student.list")}</h2>
      {draft.students.map((student, place) => (
        <section class="card" key={student.match}>
          <dl class="rows">
            <dt>{say("student.name")}</dt><dd>{student.name}</dd>
            <dt>{say("student.at")}</dt><dd>{student.school}</dd>
            <dt>{say("student.class")}</dt><dd>{student.className}</dd>
            <dt>{say("student.which")}</dt><dd>{say(`relationship.${student.relationship}`)}{student.detail && say("brackets", { text: student.detail })}</dd>
          </dl>
          <div class="actions">
            <Button quiet aria-label={`${say("student.change")} ${student.name}`} onClick={() => { setChanging(student.match); focusHeading(); }}>{say("student.change")}</Button>
            <Button quiet aria-label={`${say("remove")} ${student.name}`} onClick={() => { fill({ students: draft.students.filter((_, other) => other !== place) }); focusHeading(); }}>{say("remove")}</Button>
          </div>
        </section>
      ))}
      {draft.students.length === 0 && <p>{say("student.none")}</p>}
      <div class="actions">
        {draft.students.length > 0 && <Button onClick={() => go("consent")}>{say("next")}</Button>}
        {draft.students.length < MOST && <Button quiet onClick={() => add(true)}>{say("student.add")}</Button>}
      </div>
    </>
  );
}

interface OneStudentProps extends Pick<StepProps, "api" | "refused"> {
  entry: StudentEntry;
  enter: (part: Partial<StudentEntry>) => void;
  matched: (student: StudentDraft) => void;
  back?: () => void;
}

function OneStudent({ api, refused, entry, enter, matched, back }: OneStudentProps) {
  const { say } = useWords();
  const { level, id, school } = entry;
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const labelOf = (key: Key) => say(key).replaceAll("\u200b", "");

  function missing(): FieldError[] {
    const unchosen = (id: string, label: Key) => ({ id, text: say("error.choose", { label: labelOf(label) }) });
    const unfilled = (id: string, label: Key) => ({ id, text: say("error.required", { label: labelOf(label) }) });
    const wrong = missingRelationship(entry, say);
    if (!level) wrong.push(unchosen("level", "student.level"));
    if (!id.trim()) wrong.push(unfilled("student-id", "student.id"));
    if (level && !school) wrong.push(unchosen("school", "student.school"));
    return wrong;
  }

  async function match() {
    const wrong = missing();
    setProblem(null);
    setErrors(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await asked(api.client.POST("/student-matches", { body: { school_level: level as Level, school_code: school, national_id: id } }));
    setBusy(false);
    if (!answer.ok) {
      refused(answer.problem);
      setProblem(answer.problem);
      return setErrors(fieldErrors(answer.problem, "/national_id", "student-id"));
    }
    const { match, student_name: name, class_name: className, school_name } = answer.body;
    matched({ match, name, className, school: school_name, ...told(entry) });
  }

  const textOf = (field: string) => errors.find((error) => error.id === field)?.text;
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void match(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <RelationshipFields said={entry} enter={enter} textOf={textOf} />
      <Choices id="level" label={labelOf("student.level")} value={level} error={textOf("level")} choose={(value) => enter({ level: value, school: "" })}
        choices={LEVELS.map((value) => ({ value, label: say(`level.${value}` as Key) }))} />
      <Field id="student-id" label={say("student.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={textOf("student-id")} value={id} onInput={(event) => enter({ id: event.currentTarget.value })} />
      {level && <SchoolPicker api={api} level={level as Level} value={school} choose={(code) => enter({ school: code })} error={textOf("school")} />}
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "next")}</Button>
        {back && <Button quiet onClick={back}>{say("student.unadd")}</Button>}
      </div>
    </form>
  );
}

interface SchoolPickerProps {
  api: StepProps["api"];
  level: Level;
  value: string;
  choose: (code: string) => void;
  error: string | undefined;
}

function SchoolPicker({ api, level, value, choose, error }: SchoolPickerProps) {
  const { say } = useWords();
  const [schools, setSchools] = useState<School[]>([]);
  const [districts, setDistricts] = useState<string[]>([]);
  const [district, setDistrict] = useState("");
  const [search, setSearch] = useState("");
  const [failed, setFailed] = useState(false);
  async function load(wanted = () => true) {
    setFailed(false);
    const answer = await asked(api.client.GET("/schools", { params: { query: { school_level: level } } }));
    if (!wanted()) return;
    if (!answer.ok) return setFailed(true);
    setSchools(answer.body.schools);
    setDistricts(answer.body.districts);
  }
  useEffect(() => {
    let wanted = true;
    setDistrict("");
    setSearch("");
    void load(() => wanted);
    return () => { wanted = false; };
  }, [level]);
  if (failed) return <div class="notice" role="alert"><p>{say("error.unreached.detail")}</p><div class="actions"><Button onClick={() => void load()}>{say("retry")}</Button></div></div>;
  const found = schools.filter((school) => (!district || school.district === district) && plain(school.name).includes(plain(search)));
  // What was chosen stays in view, whatever is looked for after.
  const chosen = schools.filter((school) => school.code === value);
  const listed = [...chosen, ...found.filter((school) => school.code !== value).slice(0, SHOWN)];
  return (
    <>
      <Select id="district" label={say("student.district")} value={district} choose={setDistrict}
        choices={[{ value: "", label: say("student.districts") }, ...districts.map((name) => ({ value: name, label: name }))]} />
      <Field id="search" label={say("student.search")} type="search" autocomplete="off" value={search} onInput={(event) => setSearch(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault(); }} />
      <p class="hint" role="status">{say(found.length > SHOWN ? "student.more" : "student.found", { count: found.length, shown: SHOWN })}</p>
      <Choices id="school" label={say("student.school").replaceAll("\u200b", "")} value={value} error={error} choose={choose}
        choices={listed.map((school) => ({ value: school.code, label: school.name }))} />
    </>
  );
}

/** 台 and 臺 are one, as people write them. */
function plain(name: string): string {
  return name.trim().replaceAll("台", "臺");
}
