import { useEffect, useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../api";
import { type StudentDraft } from "../draft";
import { fieldErrors } from "../parts/CodeForm";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, Choices, Field, Select, type FieldError } from "../parts/Field";
import { useWords, type Key } from "../words";
import type { StepProps } from "./main";

type Relationship = Schemas["Relationship"];
type Level = Schemas["SchoolLevel"];
type School = Schemas["SchoolEntry"];

const KINDS: Record<string, Relationship[]> = {
  legal: ["father", "mother"],
  custodian: ["paternal_grandfather", "paternal_grandmother", "maternal_grandfather", "maternal_grandmother", "other"],
};
const LEVELS: Level[] = ["elementary", "junior_high", "senior_high", "vocational_high"];
const MOST = 10;
const SHOWN = 30;

/** The students so far, and the way to one more. */
export function Students({ api, draft, fill, go, refused }: StepProps) {
  const { say } = useWords();
  const [adding, setAdding] = useState(draft.students.length === 0);
  if (adding) {
    const matched = (student: StudentDraft) => {
      fill({ students: [...draft.students.filter((known) => known.match !== student.match), student] });
      setAdding(false);
    };
    return <OneStudent api={api} refused={refused} matched={matched} {...(draft.students.length > 0 && { back: () => setAdding(false) })} />;
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
            <dt>{say("student.which")}</dt><dd>{say(`relationship.${student.relationship}`)}{student.detail && `（${student.detail}）`}</dd>
          </dl>
          <div class="actions">
            <Button quiet aria-label={`${say("remove")} ${student.name}`} onClick={() => fill({ students: draft.students.filter((_, other) => other !== place) })}>{say("remove")}</Button>
          </div>
        </section>
      ))}
      {draft.students.length === 0 && <p>{say("student.none")}</p>}
      <div class="actions">
        {draft.students.length < MOST && <Button quiet onClick={() => setAdding(true)}>{say("student.add")}</Button>}
        {draft.students.length > 0 && <Button onClick={() => go("consent")}>{say("next")}</Button>}
      </div>
    </>
  );
}

function OneStudent({ api, refused, matched, back }: Pick<StepProps, "api" | "refused"> & { matched: (student: StudentDraft) => void; back?: () => void }) {
  const { say } = useWords();
  const [kind, setKind] = useState("");
  const [relationship, setRelationship] = useState("");
  const [detail, setDetail] = useState("");
  const [level, setLevel] = useState("");
  const [id, setId] = useState("");
  const [school, setSchool] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  function missing(): FieldError[] {
    const wrong: FieldError[] = [];
    if (!kind) wrong.push({ id: "kind", text: say("error.choose") });
    else if (!relationship) wrong.push({ id: "relationship", text: say("error.choose") });
    if (relationship === "other" && !detail.trim()) wrong.push({ id: "detail", text: say("error.required") });
    if (!level) wrong.push({ id: "level", text: say("error.choose") });
    if (!id.trim()) wrong.push({ id: "student-id", text: say("error.required") });
    if (level && !school) wrong.push({ id: "school", text: say("error.choose") });
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
    matched({ match, name, className, school: school_name, relationship: relationship as Relationship, detail: relationship === "other" ? detail.trim() : "" });
  }

  const textOf = (field: string) => errors.find((error) => error.id === field)?.text;
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void match(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <Choices id="kind" label={say("student.relationship")} value={kind} error={textOf("kind")} choose={(value) => { setKind(value); setRelationship(""); }}
        choices={[{ value: "legal", label: say("student.legal") }, { value: "custodian", label: say("student.custodian") }]} />
      {kind && (
        <Choices id="relationship" label={say("student.which")} value={relationship} error={textOf("relationship")} choose={setRelationship}
          choices={(KINDS[kind] ?? []).map((value) => ({ value, label: say(`relationship.${value}`) }))} />
      )}
      {relationship === "other" && <Field id="detail" label={say("student.detail")} maxLength={20} error={textOf("detail")} value={detail} onInput={(event) => setDetail(event.currentTarget.value)} />}
      <Choices id="level" label={say("student.level").replaceAll("\u200b", "")} value={level} error={textOf("level")} choose={(value) => { setLevel(value); setSchool(""); }}
        choices={LEVELS.map((value) => ({ value, label: say(`level.${value}` as Key) }))} />
      <Field id="student-id" label={say("student.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={textOf("student-id")} value={id} onInput={(event) => setId(event.currentTarget.value)} />
      {level && <SchoolPicker api={api} level={level as Level} value={school} choose={setSchool} error={textOf("school")} />}
      <div class="actions">
        <Button type="submit" disabled={busy}>{busy ? say("working") : say("next")}</Button>
        {back && <Button quiet onClick={back}>{say("back")}</Button>}
      </div>
    </form>
  );
}

function SchoolPicker({ api, level, value, choose, error }: { api: StepProps["api"]; level: Level; value: string; choose: (code: string) => void; error: string | undefined }) {
  const { say } = useWords();
  const [schools, setSchools] = useState<School[]>([]);
  const [districts, setDistricts] = useState<string[]>([]);
  const [district, setDistrict] = useState("");
  const [search, setSearch] = useState("");
  const [failed, setFailed] = useState(false);
  async function load() {
    setFailed(false);
    const answer = await asked(api.client.GET("/schools", { params: { query: { school_level: level } } }));
    if (!answer.ok) return setFailed(true);
    setSchools(answer.body.schools);
    setDistricts(answer.body.districts);
  }
  useEffect(() => {
    setDistrict("");
    setSearch("");
    void load();
  }, [level]);
  if (failed) return <div class="notice" role="alert"><p>{say("error.unreached.detail")}</p><div class="actions"><Button onClick={() => void load()}>{say("retry")}</Button></div></div>;
  const found = schools.filter((school) => (!district || school.district === district) && school.name.includes(search.trim()));
  return (
    <>
      <Select id="district" label={say("student.district")} value={district} choose={setDistrict}
        choices={[{ value: "", label: say("student.districts") }, ...districts.map((name) => ({ value: name, label: name }))]} />
      <Field id="search" label={say("student.search")} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      <p class="hint" role="status">{say("student.found", { count: found.length })}</p>
      <Choices id="school" label={say("student.school").replaceAll("\u200b", "")} value={value} error={error} choose={choose}
        choices={found.slice(0, SHOWN).map((school) => ({ value: school.code, label: school.name }))} />
    </>
  );
}
