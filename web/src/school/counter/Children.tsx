import { useState } from "preact/hooks";
import { asked } from "../../api";
import { missingRelationship, RelationshipFields, told } from "../../apply/Relationship";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";
import { useSending } from "../../desk/useSending";
import type { Child } from "./entry";
import { useCounterWords } from "./words";

const MOST = 10;
const NOTHING = { kind: "", relationship: "", detail: "" };

interface Props {
  api: StaffApi;
  school: School;
  listed: Child[];
  list: (children: Child[]) => void;
  error: string | undefined;
}

/** The children so far, and the way to one more: found on the school's roster, protected ones too. */
export function Children({ api, school, listed, list, error }: Props) {
  const { say } = useCounterWords();
  const [adding, setAdding] = useState(true);
  return (
    <section class="card" aria-labelledby="children">
      <h2 id="children" tabIndex={-1}>{say("counter.children")}</h2>
      {error && <p class="error">{error}</p>}
      {listed.map((child) => (
        <div class="binding" key={child.student_id}>
          <p><strong>{child.name}</strong> {child.class_name}・{say(`relationship.${child.relationship}`)}{child.detail && say("brackets", { text: child.detail })}</p>
          <Button quiet aria-label={`${say("remove")} ${child.name}`} onClick={() => list(listed.filter((other) => other !== child))}>{say("remove")}</Button>
        </div>
      ))}
      {adding || listed.length === 0
        ? <OneChild api={api} school={school} found={(child) => { list([...listed.filter(({ student_id }) => student_id !== child.student_id), child]); setAdding(false); }} />
        : listed.length < MOST && <div class="actions"><Button quiet onClick={() => setAdding(true)}>{say("student.add")}</Button></div>}
    </section>
  );
}

function OneChild({ api, school: { school_level, school_code }, found }: { api: StaffApi; school: School; found: (child: Child) => void }) {
  const { say } = useCounterWords();
  const [id, setId] = useState("");
  const [said, setSaid] = useState(NOTHING);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { busy, problem, send } = useSending();
  const wrong = errors.length > 0 ? errors : problem ? fieldErrors(problem, "/national_id", "student-id") : [];
  const textOf = (field: string) => wrong.find((error) => error.id === field)?.text;
  function look() {
    const missing = missingRelationship(said, say);
    if (!id.trim()) missing.unshift({ id: "student-id", text: say("error.required", { label: say("student.id") }) });
    setErrors(missing);
    if (missing.length > 0) return;
    void send(() => asked(api.client.POST("/student-lookups", { body: { school_level, school_code, national_id: id } })), ({ student_id, student_name, class_name }) =>
      found({ student_id, name: student_name, class_name, ...told(said) }));
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => { event.preventDefault(); look(); }}>
      <ErrorSummary errors={wrong} problem={problem} />
      <Field id="student-id" label={say("student.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={textOf("student-id")} value={id} onInput={(event) => setId(event.currentTarget.value)} />
      <RelationshipFields said={said} enter={(part) => setSaid({ ...said, ...part })} textOf={textOf} />
      <div class="actions"><Button type="submit" quiet busy={busy}>{say(busy ? "working" : "counter.add")}</Button></div>
    </form>
  );
}
