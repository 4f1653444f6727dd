import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Button, Field, type FieldError } from "../../parts/Field";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import type { Block, CardProps } from "./types";
import { useChildrenWords } from "./words";

type Props = Pick<CardProps, "api" | "at" | "changed"> & { student_id: string; block: Block };

/** What one registrar may do to lift a block: ask for it, or confirm what another has asked for. */
export function LiftSteps({ api, at, changed, student_id, block }: Props) {
  const { say, time } = useChildrenWords();
  const [asking, setAsking] = useState(false);
  const [reference, setReference] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { busy, problem, send, forget } = useSending();
  const { lift } = block;
  const params = { query: at, path: { student_id, guardian_id: block.guardian_id } };
  function leave() {
    setAsking(false);
    setErrors([]);
    forget();
  }
  function done(told: string) {
    leave();
    changed(told);
  }
  function step() {
    if (lift) {
      const body = { requested_at: lift.requested_at };
      return void send(() => asked(api.client.POST("/students/{student_id}/blocks/{guardian_id}/lift-confirmations", { params, body })), () => done(say("lift.confirmed")));
    }
    if (!reference.trim()) return setErrors([{ id: "lift-reference", text: say("error.required", { label: say("block.reference") }) }]);
    void send(() => asked(api.client.POST("/students/{student_id}/blocks/{guardian_id}/lift-requests", { params, body: { reference } })), () => done(say("lift.asked.done")));
  }
  return (
    <>
      {lift && <p class="notice">{say(lift.own ? "lift.own" : "lift.asked", { time: time(lift.requested_at), reference: lift.reference })}</p>}
      {!lift?.own && <div class="actions"><Button quiet onClick={() => setAsking(true)}>{say(lift ? "lift.confirm" : "lift.ask")}</Button></div>}
      {asking && (
        <Ask title={say(lift ? "lift.confirm.title" : "lift.ask.title")} text={say(lift ? "lift.confirm.text" : "lift.ask.text")} yes={say(lift ? "lift.confirm" : "lift.ask")} no={say("queue.sure.no")}
          busy={busy} errors={errors} problem={problem} send={step} leave={leave}>
          {!lift && (
            <Field id="lift-reference" label={say("block.reference")} hint={say("block.reference.hint")} autocomplete="off" error={errors[0]?.text}
              value={reference} onInput={(event) => setReference(event.currentTarget.value)} />
          )}
        </Ask>
      )}
    </>
  );
}
