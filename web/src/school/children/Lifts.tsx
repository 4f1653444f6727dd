import { asked } from "../../api";
import type { StaffApi } from "../../staff/api";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import type { SchoolQuery } from "./types";
import { useChildrenWords } from "./words";

/** The blocks of the school whose lifting waits for a second registrar. */
export function Lifts({ api, at, open }: { api: StaffApi; at: SchoolQuery; open: (student_id: string) => void }) {
  const { say, time } = useChildrenWords();
  const { body, problem, again } = useAnswer(() => asked(api.client.GET("/lift-requests", { params: { query: at } })), []);
  return (
    <section class="card" aria-labelledby="lifts">
      <h2 id="lifts">{say("lift.waiting")}</h2>
      <p class="hint">{say("lift.means")}</p>
      {!body && <Waiting problem={problem} again={again} />}
      {body?.lifts.length === 0 && <p>{say("lift.none")}</p>}
      {body?.lifts.map(({ student_id, student_name, class_name, block }) => (
        <div class="binding" key={`${student_id}${block.guardian_id}`}>
          <p><button type="button" class="link" onClick={() => open(student_id)}>{student_name}</button> {class_name}</p>
          {block.lift && <span class={block.lift.own ? "tag" : "tag returned"}>{say(block.lift.own ? "lift.by_me" : "lift.by_other")}</span>}
          {block.lift && <p class="hint reason">{time(block.lift.requested_at)}・{block.lift.reference}</p>}
        </div>
      ))}
    </section>
  );
}
