import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type School } from "../../staff/duties";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { Application } from "./Application";
import type { Assisted } from "./entry";
import { COUNTER_TEXTS, useCounterWords } from "./words";

/** An application entered for a guardian who stands at the counter. */
function Counter({ api, duties }: SectionProps) {
  const { say } = useCounterWords();
  const [school, setSchool] = useState<School | null>(null);
  const [done, setDone] = useState<Assisted | null>(null);
  const [rounds, setRounds] = useState(0);
  if (done) {
    return (
      <section class="card handed-in narrow" aria-labelledby="handed-in">
        <h2 id="handed-in">{say("counter.done")}</h2>
        <dl class="rows">
          <dt>{say("done.number")}</dt><dd>{done.application_number}</dd>
          {done.bindings.map((binding) => [<dt key={binding.binding_id}>{say("student.name")}</dt>, <dd key={`${binding.binding_id}-name`}>{binding.student_name} {binding.class_name}</dd>])}
        </dl>
        <p>{say("counter.done.next")}</p>
        <div class="actions"><Button onClick={() => { setDone(null); setRounds(rounds + 1); focusHeading(); }}>{say("counter.another")}</Button></div>
      </section>
    );
  }
  return (
    <>
      <p class="lead narrow">{say("counter.lead")}</p>
      <SchoolChoice api={api} duties={{ ...duties, city: false }} value={school} choose={setSchool} />
      {school && <Application key={`${idOf(school)} ${rounds}`} api={api} school={school} done={(answer) => { setDone(answer); focusHeading(); }} />}
    </>
  );
}

export default spoken(Counter, COUNTER_TEXTS);
