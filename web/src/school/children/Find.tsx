import { useState } from "preact/hooks";
import { asked } from "../../api";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, Field, Select, type FieldError } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import type { Card } from "./types";
import { useChildrenWords } from "./words";

interface Props {
  api: StaffApi;
  school: School;
  found: (card: Card) => void;
  open: (student_id: string) => void;
}

/** The way to one child: by its ID number, or by its class. */
export function Find({ api, school: { school_level, school_code }, found, open }: Props) {
  const { say } = useChildrenWords();
  const [id, setId] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { busy, problem, send } = useSending();
  const refused = [...errors, ...(problem ? fieldErrors(problem, "/national_id", "student-id") : [])];
  function look() {
    if (!id.trim()) return setErrors([{ id: "student-id", text: say("error.required", { label: say("student.id") }) }]);
    setErrors([]);
    void send(() => asked(api.client.POST("/student-lookups", { body: { school_level, school_code, national_id: id } })), found);
  }
  return (
    <div class="stack">
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); look(); }}>
        <ErrorSummary errors={refused} problem={problem} />
        <h2>{say("find.by_id")}</h2>
        <Field id="student-id" label={say("student.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={refused[0]?.text}
          value={id} onInput={(event) => setId(event.currentTarget.value)} />
        <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "find.look")}</Button></div>
      </form>
      <ByClass api={api} at={{ school_level, school_code }} open={open} />
    </div>
  );
}

function ByClass({ api, at, open }: { api: StaffApi; at: Pick<School, "school_level" | "school_code">; open: (student_id: string) => void }) {
  const { say } = useChildrenWords();
  const [class_name, setClass] = useState("");
  const classes = useAnswer(() => asked(api.client.GET("/school-classes", { params: { query: at } })), []);
  const students = useAnswer(class_name ? () => asked(api.client.GET("/class-students", { params: { query: { ...at, class_name } } })) : null, [class_name]);
  return (
    <section class="card" aria-labelledby="by-class">
      <ErrorSummary problem={classes.problem ?? students.problem} />
      <h2 id="by-class">{say("find.by_class")}</h2>
      {classes.body && (
        <Select id="of-class" label={say("desk.class")} value={class_name} choose={setClass}
          choices={[{ value: "", label: say("desk.choose") }, ...classes.body.classes.map((each) => ({ value: each.class_name, label: each.class_name }))]} />
      )}
      {class_name && !students.body && !students.problem && <p role="status">{say("working")}</p>}
      {class_name && students.body && (
        <ol class="names">
          {students.body.students.map(({ student_id, seat, name }) => (
            <li key={student_id}><button type="button" class="link" onClick={() => open(student_id)}>{say("queue.seat", { seat })} {name}</button></li>
          ))}
        </ol>
      )}
    </section>
  );
}
