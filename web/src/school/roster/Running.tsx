import { useEffect, useState } from "preact/hooks";
import type { Outcome } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { useSending } from "../../desk/useSending";
import { apply, look, undo } from "./calls";
import type { Report, State } from "./types";
import { useRosterWords } from "./words";

const STUCK = 5 * 60_000; // milliseconds without a step after which the work may be asked for again

/** What is under way, asked for again: it goes on where it was. What was allowed when it began stays allowed. */
const AGAIN: Partial<Record<State, (api: StaffApi, id: string) => Promise<Outcome<unknown>>>> = {
  checking: look,
  applying: (api, id) => apply(api, id, true),
  undoing: undo,
};

/** How far the work on an import is; it goes on without this page. */
export function Running({ api, report, changed }: { api: StaffApi; report: Report; changed: () => void }) {
  const { say } = useRosterWords();
  const { busy, problem, send } = useSending();
  const { import_id, schools, schools_done, state } = report;
  const stuck = useStuck(report.changed_at * 1000);
  const known = state !== "checking" && schools > 0;
  return (
    <section class="card narrow" aria-labelledby="running">
      <ErrorSummary problem={problem} />
      <h2 id="running">{say(`roster.state.${state}`)}</h2>
      {known ? <progress aria-labelledby="running" value={schools_done} max={schools} /> : <progress aria-labelledby="running" />}
      <p role="status">{known ? say("roster.progress", { done: schools_done, schools }) : say("working")}</p>
      <p class="hint">{say(stuck ? "roster.stuck" : "roster.goes_on")}</p>
      {stuck && <div class="actions"><Button quiet busy={busy} onClick={() => void send(() => AGAIN[state]!(api, import_id), changed)}>{say("retry")}</Button></div>}
    </section>
  );
}

/** Whether nothing has happened since `at` (milliseconds of the epoch) for too long. */
function useStuck(at: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STUCK / 10);
    return () => clearInterval(timer);
  }, []);
  return now - at > STUCK;
}
