import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { undo } from "./calls";
import { Counts } from "./Counts";
import type { Report } from "./types";
import { useRosterWords } from "./words";

/** An import at its end: applied, with the way to take it back, or taken back. */
export function Applied({ api, report, changed }: { api: StaffApi; report: Report; changed: () => void }) {
  const { say, time } = useRosterWords();
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, forget } = useSending();
  const { state, counts, changed_at, can_be_undone } = report;
  function leave() {
    setAsking(false);
    forget();
  }
  function takeBack() {
    void send(() => undo(api, report.import_id), () => { leave(); changed(); });
  }
  return (
    <section class="card handed-in" aria-labelledby="applied">
      <h2 id="applied">{say(`roster.state.${state}`)}</h2>
      <p class="hint">{time(changed_at)}</p>
      <Counts counts={counts} />
      {can_be_undone && <div class="actions"><Button quiet onClick={() => setAsking(true)}>{say("undo.ask")}</Button></div>}
      {asking && <Ask title={say("undo.sure")} text={say("undo.text")} yes={say("undo.ask")} no={say("queue.sure.no")} busy={busy} problem={problem} send={takeBack} leave={leave} />}
    </section>
  );
}
