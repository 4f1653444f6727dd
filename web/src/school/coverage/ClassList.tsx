import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Button, Select } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { idOf, type Class } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { csvOf, save } from "../csv";
import { useCoverageWords } from "./words";

const SHOWN = ["all", "unbound", "pending", "bound", "exempt"] as const;

/** The children of a class, by number, and how far each is bound. */
export function ClassList({ api, of }: { api: StaffApi; of: Class }) {
  const { say } = useCoverageWords();
  const [shown, show] = useState<(typeof SHOWN)[number]>("all");
  const { school_level, school_code, class_name } = of;
  const { body, problem, again } = useAnswer(
    () => asked(api.client.GET("/class-students", { params: { query: { school_level, school_code, class_name } } })), [idOf(of)],
  );
  if (!body) return <Waiting problem={problem} again={again} />;
  const { students } = body;
  const listed = students.filter(({ state }) => shown === "all" || state === shown);
  const caption = say("class.caption", { name: class_name });
  function download() {
    const heads = [say("class.seat"), say("class.name"), say("class.state")];
    save(`${class_name}.csv`, csvOf([heads, ...listed.map(({ seat, name, state }) => [seat, name, say(`coverage.${state}`)])]));
  }
  if (students.length === 0) return <p class="card">{say("class.empty")}</p>;
  return (
    <>
      <h2>{of.school_name} {class_name}</h2>
      <div class="bar">
        <Select id="shown" label={say("queue.show")} value={shown} choose={(value) => show(value as typeof shown)}
          choices={SHOWN.map((value) => ({ value, label: say(`coverage.${value}`) }))} />
        <Button quiet onClick={again}>{say("queue.reload")}</Button>
        <Button quiet onClick={download}>{say("coverage.csv")}</Button>
      </div>
      <p class="hint" role="status">{say("class.count", { count: listed.length })}</p>
      <div class="table" role="region" aria-label={caption} tabIndex={0}>
        <table class="class">
          <caption>{caption}</caption>
          <thead><tr><th scope="col" class="number">{say("class.seat")}</th><th scope="col">{say("class.name")}</th><th scope="col">{say("class.state")}</th><th scope="col" class="number">{say("class.approved")}</th><th scope="col" class="number">{say("class.applied")}</th></tr></thead>
          <tbody>
            {listed.map(({ student_id, seat, name, state, protected: hidden, approved, applied }) => (
              <tr key={student_id}>
                <td class="number">{seat}</td>
                <th scope="row">{name}{hidden && <span class="tag returned">{say("class.protected")}</span>}</th>
                <td><span class={`tag ${state}`}>{say(`coverage.${state}`)}</span></td>
                <td class="number">{approved}</td>
                <td class="number">{applied}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
