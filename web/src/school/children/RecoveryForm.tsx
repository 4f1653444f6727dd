import { useState } from "preact/hooks";
import type { Problem } from "../../api";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, Choices, Field, type FieldError } from "../../parts/Field";
import type { Given } from "./calls";
import { useChildrenWords } from "./words";

interface Props {
  given: Given;
  give: (given: Given) => void;
  busy: boolean;
  problem: Problem | null;
  /** What sending it does: a code leaves, or the one that did can be entered. */
  yes: string;
  send: () => void;
  leave: () => void;
}

/** Which contact is to come, and by which ID the registrar knows whose it is. */
export function RecoveryForm({ given, give, busy, problem, yes, send, leave }: Props) {
  const { say } = useChildrenWords();
  const [missing, setMissing] = useState<FieldError[]>([]);
  const { channel, contact, national_id } = given;
  const label = say(`recovery.contact.${channel}`);
  const told = missing.length > 0 || !problem ? missing : ofFields(problem);
  const error = (field: string) => told.find(({ id }) => id === field)?.text;
  function turn(to: Given["channel"]) {
    setMissing([]);
    give({ ...given, channel: to, contact: "" });
  }
  function submit() {
    const fields = [{ id: "contact", value: contact, name: label }, { id: "guardian-id", value: national_id, name: say("recovery.national_id") }];
    const empty = fields.filter(({ value }) => !value.trim());
    setMissing(empty.map(({ id, name }) => ({ id, text: say("error.required", { label: name }) })));
    if (empty.length === 0) send();
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={told} problem={missing.length > 0 ? null : problem} />
      <p>{say("recovery.text")}</p>
      <Choices id="channel" label={say("recovery.channel")} value={channel} choose={(value) => turn(value as Given["channel"])}
        choices={[{ value: "email", label: say("recovery.email") }, { value: "sms", label: say("recovery.sms") }]} />
      <Field id="contact" label={label} hint={channel === "sms" ? say("recovery.contact.sms.hint") : undefined} error={error("contact")} type={channel === "sms" ? "tel" : "email"} autocomplete="off" autocapitalize="none" spellcheck={false} maxLength={254}
        value={contact} onInput={(event) => give({ ...given, contact: event.currentTarget.value })} />
      <Field id="guardian-id" label={say("recovery.national_id")} hint={say("recovery.national_id.hint")} error={error("guardian-id")} autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={40}
        value={national_id} onInput={(event) => give({ ...given, national_id: event.currentTarget.value })} />
      <div class="actions">
        <Button type="submit" busy={busy}>{busy ? say("working") : yes}</Button>
        <Button quiet onClick={leave}>{say("recovery.cancel")}</Button>
      </div>
    </form>
  );
}

/** What a refusal says of the fields here. */
export function ofFields(problem: Problem): FieldError[] {
  const found = [...fieldErrors(problem, "/contact", "contact"), ...fieldErrors(problem, "/national_id", "guardian-id")];
  // Of what is well written and yet refused, only the title says why.
  return problem.code === "invalid_request" ? found : found.map(({ id }) => ({ id, text: problem.title }));
}
