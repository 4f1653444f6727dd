import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { past } from "./calls";
import type { State } from "./types";
import { useRosterWords } from "./words";

const COLOURS: Partial<Record<State, string>> = { applied: "approved", refused: "rejected", undone: "ended", ready: "returned" };

/** The last imports of a school, or of the city. */
export function Past({ api, school, open }: { api: StaffApi; school: School | null; open: (id: string) => void }) {
  const { say, time } = useRosterWords();
  const { body, problem, again } = useAnswer(() => past(api, school), []);
  return (
    <section class="card" aria-labelledby="past">
      <h2 id="past">{say("past.title")}</h2>
      {!body && <Waiting problem={problem} again={again} />}
      {body?.imports.length === 0 && <p>{say("past.none")}</p>}
      {body?.imports.map(({ import_id, created_at, state, rows }) => (
        <div class="binding" key={import_id}>
          <button type="button" class="link" onClick={() => open(import_id)}>{time(created_at)}</button>
          <span class={`tag ${COLOURS[state] ?? ""}`}>{say(`roster.state.${state}`)}</span>
          {rows > 0 && <p class="hint reason">{say("past.rows", { rows })}</p>}
        </div>
      ))}
    </section>
  );
}
