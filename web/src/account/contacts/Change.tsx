import { useRef, useState } from "preact/hooks";
import type { Problem } from "../../api";
import { useSending } from "../../desk/useSending";
import type { SentCode } from "../../draft";
import { CodeEntry } from "../../parts/CodeEntry";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../../parts/Field";
import type { AccountApi, AccountRead } from "../api";
import { useMissing } from "../missing";
import { askCode, change, meant, merge, sentTo, verify, type Aim } from "./calls";
import { useContactsWords } from "./words";

interface Props {
  api: AccountApi;
  account: AccountRead;
  aim: Aim;
  back: () => void;
  done: () => void;
}

type Step = "enter" | "own" | "other";

/** The other contact is entered; then a code proves the own one, and another code the other. */
export function Change({ api, account, aim, back, done }: Props) {
  const { say } = useContactsWords();
  const [contact, setContact] = useState("");
  const [step, setStep] = useState<Step>("enter");
  const [sent, setSent] = useState<SentCode | null>(null);
  const [wrong, setWrong] = useState<{ problem: Problem | null; errors: FieldError[] }>({ problem: null, errors: [] });
  const { missing, look } = useMissing();
  const proofs = useRef({ own: "", other: "" });
  const asking = useSending();
  const doing = useSending();
  const refused = doing.problem ?? asking.problem;
  const errors = missing.length > 0 || !refused ? missing : fieldErrors(refused, "/contact", "contact");

  function ask(next: "own" | "other") {
    setWrong({ problem: null, errors: [] });
    doing.forget();
    const wanted = meant(aim, next === "own", contact.trim());
    void asking.send(() => askCode(api, wanted), (issued) => {
      setSent(sentTo(wanted.channel, issued));
      setStep(next);
    });
  }

  async function attempt(code: string, key: string): Promise<Problem | null> {
    const side = step === "own" ? "own" : "other";
    const answer = await verify(api, meant(aim, side === "own", contact.trim()), sent!.challenge, code, key);
    if (answer.ok) proofs.current[side] = answer.body.proof;
    return answer.ok ? null : answer.problem;
  }

  function finish() {
    const { channel } = meant(aim, false, contact.trim());
    const body = { channel, contact: contact.trim(), current_proof: proofs.current.own };
    setStep("enter");
    if (aim === "merge") void doing.send(() => merge(api, { ...body, other_proof: proofs.current.other }), done);
    else void doing.send(() => change(api, { ...body, new_proof: proofs.current.other }), done);
  }

  if (step !== "enter") {
    const told = say(step === "own" ? "contacts.sent.own" : "contacts.sent.other", { contact: sent!.contact, reference: sent!.reference });
    return (
      <CodeEntry key={sent!.challenge} sent={sent!} told={told} busy={asking.busy} problem={wrong.problem ?? asking.problem} errors={wrong.errors}
        tell={(problem, found = []) => setWrong({ problem, errors: found })} again={() => ask(step)} other={back} otherwise={say("contacts.back")}
        attempt={attempt} accepted={() => (step === "own" ? ask("other") : finish())} />
    );
  }

  const label = say(`contacts.new.${aim}`);
  const busy = asking.busy || doing.busy;
  function submit() {
    if (look({ contact: [contact, label] })) ask("own");
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : refused} />
      <h2>{say(aim === "merge" ? "contacts.merge" : `contacts.change.${aim}`)}</h2>
      <p>{say(aim === "merge" ? "contacts.merge.text" : "contacts.change.text", { contact: aim === "sms" && account.mobile ? account.mobile : account.email })}</p>
      <Field id="contact" label={label} hint={aim === "sms" ? say("contacts.new.sms.hint") : undefined} error={errors[0]?.text} type={aim === "email" ? "email" : aim === "sms" ? "tel" : "text"}
        autocomplete={aim === "email" ? "email" : aim === "sms" ? "tel" : "off"} autocapitalize="none" spellcheck={false} maxLength={254} value={contact} onInput={(event) => setContact(event.currentTarget.value)} />
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "contacts.send")}</Button>
        <Button quiet onClick={back}>{say("contacts.back")}</Button>
      </div>
    </form>
  );
}
