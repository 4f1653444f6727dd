import { useState } from "preact/hooks";
import { asked, type Problem } from "../api";
import { CodeForm, fieldErrors } from "../parts/CodeForm";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../parts/Field";
import { useWords } from "../words";
import type { StepProps } from "./main";

/** The guardian's own ID, checked; then name and contacts; the login's address proved by a code where it is new. */
export function Guardian({ api, draft, fill, go, refused }: StepProps) {
  const { say } = useWords();
  const [id, setId] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [verifying, setVerifying] = useState(false);

  async function check() {
    if (!id.trim()) return setErrors([{ id: "guardian-id", text: say("error.required") }]);
    setBusy(true);
    const answer = await asked(api.client.POST("/guardian-checks", { body: { national_id: id } }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setErrors(answer.ok ? [] : fieldErrors(answer.problem, "/national_id", "guardian-id"));
    if (!answer.ok) return refused(answer.problem);
    const { guardian_check, account, name, email, mobile } = answer.body;
    const own = draft.channel === "email" ? { email: draft.contact } : { mobile: draft.contact };
    const known = account === "own" ? { name: name ?? "", email: email ?? "", mobile: mobile ?? "", verifiedEmails: [...draft.verifiedEmails, email ?? ""] } : { ...own };
    fill({ check: guardian_check, account: account === "own", nationalIdMasked: masked(id), ...known });
  }

  function next() {
    const wrong = (["name", "email", "mobile"] as const).filter((field) => !draft[field].trim()).map((field) => ({ id: field, text: say("error.required") }));
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (!draft.verifiedEmails.includes(draft.email)) return setVerifying(true);
    go("review");
  }

  const textOf = (field: string) => errors.find((error) => error.id === field)?.text;
  if (!draft.check) {
    return (
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void check(); }}>
        <ErrorSummary errors={errors} problem={problem} />
        <Field id="guardian-id" label={say("guardian.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={textOf("guardian-id")} value={id} onInput={(event) => setId(event.currentTarget.value)} />
        <div class="actions"><Button type="submit" disabled={busy}>{busy ? say("working") : say("guardian.check")}</Button></div>
      </form>
    );
  }
  if (verifying) {
    return (
      <>
        <h2>{say("guardian.verify")}</h2>
        <CodeForm api={api} fixed={draft.email} verified={(_, email) => { fill({ verifiedEmails: [...draft.verifiedEmails, email] }); setVerifying(false); go("review"); }} />
        <div class="actions"><Button quiet onClick={() => setVerifying(false)}>{say("back")}</Button></div>
      </>
    );
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); next(); }}>
      <ErrorSummary errors={errors} />
      {draft.account && <p class="notice good" role="status">{say("guardian.own")}</p>}
      <dl class="rows"><dt>{say("review.id")}</dt><dd>{draft.nationalIdMasked}</dd></dl>
      <Field id="name" label={say("guardian.name")} autocomplete="name" error={textOf("name")} value={draft.name} onInput={(event) => fill({ name: event.currentTarget.value })} />
      <Field id="email" label={say("guardian.email")} hint={say("guardian.email.hint")} type="email" autocomplete="email" error={textOf("email")} value={draft.email} onInput={(event) => fill({ email: event.currentTarget.value })} />
      <Field id="mobile" label={say("guardian.mobile")} hint={say("code.sms.hint")} type="tel" autocomplete="tel" error={textOf("mobile")} value={draft.mobile} onInput={(event) => fill({ mobile: event.currentTarget.value })} />
      <div class="actions">
        <Button type="submit">{say("next")}</Button>
        <Button quiet onClick={() => { fill({ check: "" }); setId(""); }}>{say("change")}</Button>
      </div>
    </form>
  );
}

/** As the form shows it: the ends alone. */
function masked(id: string): string {
  const plain = id.trim().toUpperCase();
  return plain.slice(0, 3) + "*".repeat(Math.max(0, plain.length - 5)) + plain.slice(-2);
}
