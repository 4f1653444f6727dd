import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { apply } from "./calls";
import { Counts } from "./Counts";
import { Warnings } from "./Findings";
import type { Report } from "./types";
import { useRosterWords } from "./words";

/** What an import would change, and the way to have it do so. */
export function Difference({ api, report, changed }: { api: StaffApi; report: Report; changed: () => void }) {
  const { say } = useRosterWords();
  const [allowed, setAllowed] = useState(false);
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, forget } = useSending();
  const { counts, schools_lacking: lacking } = report;
  function leave() {
    setAsking(false);
    forget();
  }
  function go() {
    void send(() => apply(api, report.import_id, allowed), () => { leave(); changed(); });
  }
  return (
    <>
      <section class="card" aria-labelledby="difference">
        <h2 id="difference">{say("difference.title")}</h2>
        <p>{say("difference.rows", { rows: report.rows, schools: report.schools })}</p>
        <Counts counts={counts} />
        <p class="hint">{say("difference.text")}</p>
        {lacking > 0 && (
          <div class="notice" role="alert">
            <h3>{say("difference.lacking.title")}</h3>
            <p>{say("difference.lacking.text", { left: counts.left ?? 0 })}</p>
            <label class="choice"><input type="checkbox" checked={allowed} onChange={(event) => setAllowed(event.currentTarget.checked)} /><span>{say("difference.lacking.allow")}</span></label>
          </div>
        )}
        <div class="actions"><Button disabled={lacking > 0 && !allowed} onClick={() => setAsking(true)}>{say("difference.apply")}</Button></div>
      </section>
      <Warnings findings={report.findings} />
      <Changes differences={report.differences} />
      {asking && <Ask title={say("difference.sure")} text={say("difference.sure.text")} yes={say("difference.apply")} no={say("queue.sure.no")} busy={busy} problem={problem} send={go} leave={leave} />}
    </>
  );
}

function Changes({ differences }: Pick<Report, "differences">) {
  const { say } = useRosterWords();
  if (differences.length === 0) return null;
  const caption = say("changes.caption", { count: differences.length });
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{say("changes.kind")}</th><th scope="col">{say("desk.class")}</th><th scope="col" class="number">{say("changes.seat")}</th><th scope="col">{say("changes.name")}</th><th scope="col">{say("changes.parts")}</th></tr></thead>
        <tbody>
          {differences.map(({ kind, class_name, seat, name, parts }, place) => (
            <tr key={place}>
              <td><span class={`tag kind-${kind}`}>{say(`kind.${kind}`)}</span></td>
              <td class="nowrap">{class_name}</td>
              <td class="number">{seat}</td>
              <th scope="row">{name}</th>
              <td>{parts.map((part) => say(`part.${part}`)).join("、")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
