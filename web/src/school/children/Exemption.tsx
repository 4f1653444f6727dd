import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Select } from "../../parts/Field";
import { useSending } from "../../desk/useSending";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

type Reason = Schemas["ExemptReason"];

const REASONS: Reason[] = ["guardian_declined", "in_care", "of_age", "exempt_other"];

/** Why nobody need be bound to the child; the coverage then does not miss it. */
export function Exemption({ api, at, card, changed }: CardProps) {
  const { say } = useChildrenWords();
  const [reason, setReason] = useState<Reason | "">(card.exempt ?? "");
  const { busy, problem, send } = useSending();
  function keep() {
    const params = { query: at, path: { student_id: card.student_id } };
    void send(() => asked(api.client.PUT("/students/{student_id}/exemption", { params, body: { reason: reason || null } })), () => changed(say("exemption.done", { name: card.student_name })));
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <ErrorSummary problem={problem} />
      <h2>{say("exemption.title")}</h2>
      <Select id="exempt" label={say("exemption.label")} hint={say("exemption.hint")} value={reason} choose={(value) => setReason(value as Reason | "")}
        choices={[{ value: "", label: say("exemption.none") }, ...REASONS.map((value) => ({ value, label: say(`exemption.${value}`) }))]} />
      <div class="actions"><Button type="submit" quiet busy={busy}>{say(busy ? "working" : "exemption.keep")}</Button></div>
    </form>
  );
}
