import { useState } from "preact/hooks";
import { asked, type Problem } from "../api";
import { readCode } from "../draft";
import { CodeForm } from "../parts/CodeForm";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../parts/Field";
import { focusHeading } from "../parts/Page";
import { useWords } from "../words";
import type { StepProps } from "./main";

/** The guardian's own ID, checked; then name and contacts; the login's address proved by a code where it is new. */
export function Guardian({ api, draft, fill, go, refused }: StepProps) {
  const { say } = useWords();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const proved = draft.verifiedEmails.includes(draft.email);
  const [verifying, setVerifying] = useState(() => draft.check !== "" && !proved && readCode("login_email")?.contact === draft.email);

  async function check() {
    const id = draft.guardianId;
    if (!id.trim()) return setErrors([{ id: "guardian-id", text: say("error.required", { label: say("guardian.id") }) }]);
    setBusy(true);
    const answer = await asked(api.client.POST("/guardian-checks", { body: { national_id: id } }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setErrors(answer.ok ? [] : fieldErrors(answer.problem, "/national_id", "guardian-id"));
    if (!answer.ok) return refused(answer.problem);
    const { guardian_check, account, name, email, mobile } = answer.body;
    const own = draft.channel === "email" ? { email: draft.email || draft.contact } : { mobile: draft.mobile || draft.contact };
    const known = account === "own" ? { name: name ?? "", email: email ?? "", mobile: mobile ?? "", verifiedEmails: [...draft.verifiedEmails, email ?? ""] } : own;
    fill({ check: guardian_check, account: account === "own", nationalIdMasked: masked(id), guardianId: "", ...known });
    focusHeading();
  }

  function next() {
    const wrong = (["name", "email", "mobile"] as const).filter((field) => !draft[field].trim()).map((field) => ({ id: field, text: say("error.required", { label: say(`guardian.${field}`) }) }));
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (!proved) return setVerifying(true);
    go("review");
  }

  const textOf = (field: string) => errors.find((error) => error.id === field)?.text;
  if (!draft.check) {
    return (
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void check(); }}>
        <ErrorSummary errors={errors} problem={problem} />
        <Field id="guardian-id" label={say("guardian.id")} autocomplete="off" autocapitalize="characters" spellcheck={false} error={textOf("guardian-id")} value={draft.guardianId} onInput={(event) => fill({ guardianId: event.currentTarget.value })} />
        <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "guardian.check")}</Button></div>
      </form>
    );
  }
  if (verifying) {
    return (
      <>
        <h2>{say("guardian.verify")}</h2>
        <CodeForm api={api} fixed={draft.email} refused={refused} verified={(_, email) => { fill({ verifiedEmails: [...draft.verifiedEmails, email] }); go("review"); }} />
        <div class="actions"><Button quiet onClick={() => { setVerifying(false); focusHeading(); }}>{say("back")}</Button></div>
      </>
    );
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); next(); }}>
      <ErrorSummary errors={errors} />
      {draft.account && <p class="notice good" role="status">{say("guardian.own")}</p>}
      <div class="aside">
        <dl class="rows"><dt>{say("review.id")}</dt><dd>{draft.nationalIdMasked}</dd></dl>
        <Button quiet aria-label={`${say("change")} ${say("review.id")}`} onClick={() => { fill({ check: "" }); focusHeading(); }}>{say("change")}</Button>
      </div>
      <Field id="name" label={say("guardian.name")} autocomplete="name" error={textOf("name")} value={draft.name} onInput={(event) => fill({ name: event.currentTarget.value })} />
      <Field id="email" label={say("guardian.email")} hint={say("guardian.email.hint")} type="email" autocomplete="email" spellcheck={false} error={textOf("email")} value={draft.email} onInput={(event) => fill({ email: event.currentTarget.value })} />
      <Field id="mobile" label={say("guardian.mobile")} hint={say("code.sms.hint")} type="tel" autocomplete="tel" error={textOf("mobile")} value={draft.mobile} onInput={(event) => fill({ mobile: event.currentTarget.value })} />
      <div class="actions">
        <Button type="submit">{say("next")}</Button>
      </div>
    </form>
  );
}

/** As the form shows it: the ends alone. */
function masked(id: string): string {
  const plain = id.trim().toUpperCase();
  return plain.slice(0, 3) + "*".repeat(Math.max(0, plain.length - 5)) + plain.slice(-2);
}
