import { useEffect, useRef, useState } from "preact/hooks";
import type { Api, Schemas } from "../api";
import { Download } from "../parts/Download";
import { Button } from "../parts/Field";
import { spelled } from "./corrected";
import { useProgressWords } from "./words";

export type Binding = Schemas["BindingStatus"];

interface Props {
  api: Api;
  application: Schemas["ApplicationStatus"];
  cancel: (binding: Binding) => Promise<void>;
  correct: (number: string) => Promise<void>;
}

/** One application with its children, its documents, and the way to mend what was returned. */
export function OneApplication({ api, application, cancel, correct }: Props) {
  const { say, time } = useProgressWords();
  const number = application.application_number;
  const returned = application.bindings.some((binding) => binding.state === "returned");
  return (
    <section class="card" aria-labelledby={number}>
      <div>
        <h2 id={number}>{number}</h2>
        <p class="hint">{say("progress.submitted", { time: time(application.submitted_at) })}</p>
      </div>
      {application.bindings.map((binding) => <OneBinding key={binding.binding_id} binding={binding} cancel={cancel} />)}
      {returned && <Correcting correct={() => correct(number)} />}
      <div class="documents">
        <Download api={api} number={number} kind="form" quiet />
        <Download api={api} number={number} kind="evidence" quiet />
      </div>
    </section>
  );
}

function Correcting({ correct }: { correct: () => Promise<void> }) {
  const { say } = useProgressWords();
  const [busy, setBusy] = useState(false);
  async function begin() {
    setBusy(true);
    await correct();
    setBusy(false);
  }
  return (
    <div class="notice">
      <p>{say("progress.correct.text")}</p>
      <div class="actions"><Button busy={busy} onClick={() => void begin()}>{say(busy ? "working" : "progress.correct")}</Button></div>
    </div>
  );
}

function OneBinding({ binding, cancel }: { binding: Binding; cancel: (binding: Binding) => Promise<void> }) {
  const { say, time } = useProgressWords();
  const [asking, setAsking] = useState(false);
  const bin = useRef<HTMLDivElement>(null);
  const reason = binding.reason && spelled(binding.reason);
  function keep() {
    setAsking(false);
    setTimeout(() => bin.current?.querySelector("button")?.focus());
  }
  return (
    <div class="binding" ref={bin}>
      <p><strong>{binding.student_name}</strong> {binding.class_name}</p>
      <span class={`tag ${binding.state}`}>{say(`state.${binding.state}`)}</span>
      <p class="hint">{say("progress.since", { time: time(binding.changed_at) })}</p>
      {binding.cancellable && !asking && (
        <Button quiet aria-label={`${say("progress.cancel")} ${binding.student_name}`} onClick={() => setAsking(true)}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6" /></svg>
          {say("progress.cancel")}
        </Button>
      )}
      {reason && <p class="reason">{say("progress.reason", { reason })}</p>}
      {asking && <Sure binding={binding} cancel={cancel} keep={keep} />}
    </div>
  );
}

/** Asks once more before an application is cancelled. */
function Sure({ binding, cancel, keep }: { binding: Binding; cancel: (binding: Binding) => Promise<void>; keep: () => void }) {
  const { say } = useProgressWords();
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = `sure-${binding.binding_id}`;
  useEffect(() => box.current?.focus(), []);
  async function yes() {
    setBusy(true);
    await cancel(binding);
    setBusy(false);
  }
  return (
    <div class="notice" role="alertdialog" aria-label={say("progress.cancel")} aria-describedby={id} tabIndex={-1} ref={box}
      onKeyDown={(event) => { if (event.key === "Escape") keep(); }}>
      <p id={id}>{say("progress.sure", { name: binding.student_name })}</p>
      <div class="actions">
        <Button busy={busy} onClick={() => void yes()}>{say(busy ? "working" : "progress.yes")}</Button>
        <Button quiet onClick={keep}>{say("progress.no")}</Button>
      </div>
    </div>
  );
}
