import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { useAssignmentsWords } from "./words";

export type Role = Schemas["GivenRole"];
export type Assignment = Schemas["SchoolAssignment"];

export interface Changing {
  api: StaffApi;
  at: { school_level: Schemas["SchoolLevel"]; school_code: string };
  /** Those that the reader may give and take back. */
  roles: Role[];
  changed: (told: string) => void;
}

/** Everybody who is assigned at the school, and the way to take it back. */
export function Given({ api, at, roles, assignments, changed }: Changing & { assignments: Assignment[] }) {
  const { say } = useAssignmentsWords();
  const [asking, setAsking] = useState<Assignment | null>(null);
  const { busy, problem, send, forget } = useSending();
  function leave() {
    setAsking(null);
    forget();
  }
  function takeBack({ role, staff_id, class_name, name }: Assignment) {
    const query = { ...at, role, staff_id, ...(class_name && { class_name }) };
    void send(() => asked(api.client.DELETE("/school-assignments", { params: { query } })), () => {
      leave();
      changed(say("given.back.done", { name }));
    });
  }
  return (
    <section class="card" aria-labelledby="given">
      <h2 id="given">{say("given.title")}</h2>
      {assignments.length === 0 && <p>{say("given.none")}</p>}
      {assignments.map((each) => (
        <div class="binding" key={`${each.role}${each.staff_id}${each.class_name}`}>
          <p><strong>{each.name}</strong> {say(`role.${each.role}`)} {each.class_name}</p>
          {!each.in_force && <span class="tag returned">{say("given.later")}</span>}
          <p class="hint reason">{each.email}<br />{each.ends ? say("given.days", { starts: each.starts, ends: each.ends }) : say("given.from", { starts: each.starts })}</p>
          {roles.includes(each.role) && <div class="actions reason"><Button quiet aria-label={`${say("given.back")} ${each.name}`} onClick={() => setAsking(each)}>{say("given.back")}</Button></div>}
        </div>
      ))}
      {asking && (
        <Ask title={say("given.back.title", { name: asking.name })} text={say("given.back.text")} yes={say("given.back")} no={say("queue.sure.no")}
          busy={busy} problem={problem} send={() => takeBack(asking)} leave={leave} />
      )}
    </section>
  );
}
