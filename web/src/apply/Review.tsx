import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../parts/Field";
import { useWords, type Key } from "../words";
import type { StepProps } from "./main";

export type Submitted = Schemas["ApplicationSubmitted"];
type Pad = ComponentType<{ strokes: StepProps["draft"]["strokes"]; drawn: (strokes: StepProps["draft"]["strokes"]) => void }>;

/** Everything once more, the signature, and the way out. */
export function Review({ api, draft, fill, go, refused, handedIn }: StepProps & { handedIn: (answer: Submitted) => void }) {
  const { say } = useWords();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [typing, setTyping] = useState(Boolean(draft.typedName));
  const [Signature, setSignature] = useState<Pad | null>(null);
  useEffect(() => void import("./Signature").then((module) => setSignature(() => module.default)), []);

  async function send() {
    const signed = typing ? draft.typedName.trim() : draft.strokes.length > 0;
    setProblem(null);
    setErrors(signed ? [] : [{ id: typing ? "typed" : "sign", text: say("review.unsigned") }]);
    if (!signed) return;
    const submission = draft.submission || crypto.randomUUID();
    fill({ submission });
    setBusy(true);
    const answer = await asked(api.client.POST("/applications", {
      params: { header: { "Idempotency-Key": submission } },
      body: {
        students: draft.students.map(({ match, relationship, detail }) => ({ match, relationship, ...(detail && { relationship_detail: detail }) })),
        consent: draft.consent,
        guardian_check: draft.check,
        guardian: { name: draft.name, email: draft.email, mobile: draft.mobile },
        signature: typing ? { typed_name: draft.typedName } : { strokes: draft.strokes },
      },
    }));
    setBusy(false);
    if (answer.ok) return handedIn(answer.body);
    refused(answer.problem);
    setProblem(answer.problem);
    setErrors(elsewhere(answer.problem));
    // What was refused is changed before it is sent again: then it is another submission.
    if (answer.problem.code !== "unreached" && answer.problem.code !== "busy") fill({ submission: "" });
  }

  function turn() {
    setTyping(!typing);
    setErrors([]);
    fill({ typedName: "" });
    setTimeout(() => document.getElementById(typing ? "sign" : "typed")?.focus());
  }

  const textOf = (field: string) => errors.find((error) => error.id === field)?.text;
  const change = (what: Key, step: "student" | "guardian") => (
    <Button quiet aria-label={`${say("change")} ${say(what)}`} onClick={() => go(step)}>{say("change")}</Button>
  );
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <div class="aside"><h2>{say("review.students")}</h2>{change("review.students", "student")}</div>
      {draft.students.map((student) => (
        <dl class="rows" key={student.match}>
          <dt>{say("student.name")}</dt><dd>{student.name}</dd>
          <dt>{say("student.at")}</dt><dd>{student.school} {student.className}</dd>
          <dt>{say("student.which")}</dt><dd>{say(`relationship.${student.relationship}`)}{student.detail && say("brackets", { text: student.detail })}</dd>
        </dl>
      ))}
      <div class="aside"><h2>{say("review.guardian")}</h2>{change("review.guardian", "guardian")}</div>
      <dl class="rows">
        <dt>{say("guardian.name")}</dt><dd>{draft.name}</dd>
        <dt>{say("review.id")}</dt><dd>{draft.nationalIdMasked}</dd>
        <dt>{say("guardian.mobile")}</dt><dd>{draft.mobile}</dd>
        <dt>{say("guardian.email")}</dt><dd>{draft.email}</dd>
      </dl>
      <h2 id="sign" tabIndex={-1}>{say("review.sign")}</h2>
      {textOf("sign") && <p class="error">{textOf("sign")}</p>}
      {typing
        ? <Field id="typed" label={say("review.typed")} autocomplete="name" error={textOf("typed")} value={draft.typedName} onInput={(event) => fill({ typedName: event.currentTarget.value })} />
        : Signature ? <Signature strokes={draft.strokes} drawn={(strokes) => fill({ strokes })} /> : <p role="status">{say("working")}</p>}
      <div class="actions"><Button quiet onClick={turn}>{say(typing ? "review.drawn" : "review.type")}</Button></div>
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "review.send")}</Button>
        <Button quiet onClick={() => go("guardian")}>{say("review.back")}</Button>
      </div>
    </form>
  );
}

/** What is wrong in what an earlier step asked for: it leads there. */
function elsewhere(problem: Problem): FieldError[] {
  return (problem.errors ?? []).map(({ pointer, detail }) => ({ id: pointer, text: detail, href: pointer.startsWith("/students") ? "#student" : "#guardian" }));
}
