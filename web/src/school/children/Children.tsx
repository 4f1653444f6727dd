import { useState } from "preact/hooks";
import { asked, type Problem } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type School } from "../../staff/duties";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { Blocks } from "./Blocks";
import { Exemption } from "./Exemption";
import { Find } from "./Find";
import { Guardians } from "./Guardians";
import { Lifts } from "./Lifts";
import { Protection } from "./Protection";
import type { Card } from "./types";
import { CHILDREN_TEXTS, useChildrenWords } from "./words";

/** A child of the own school: who is bound, and what keeps others from it. */
function Children({ api, duties }: SectionProps) {
  const [school, setSchool] = useState<School | null>(null);
  return (
    <>
      <SchoolChoice api={api} duties={{ ...duties, city: false }} value={school} choose={setSchool} />
      {school && <AtSchool key={idOf(school)} api={api} school={school} />}
    </>
  );
}

function AtSchool({ api, school }: { api: SectionProps["api"]; school: School }) {
  const { say } = useChildrenWords();
  const [card, setCard] = useState<Card | null>(null);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const { school_level, school_code } = school;
  const at = { school_level, school_code };

  async function open(student_id: string, done = "") {
    const answer = await asked(api.client.GET("/students/{student_id}", { params: { query: at, path: { student_id } } }));
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setCard(answer.body);
    setTold(done);
    focusHeading();
  }

  function leave() {
    setCard(null);
    setTold("");
    focusHeading();
  }

  function done(what: string) {
    setTold(what);
    focusHeading();
  }

  const props = card && { api, at, card, changed: (what: string) => void open(card.student_id, what), done };
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <ErrorSummary problem={problem} />
      {!card && (
        <div class="desk-columns">
          <Find api={api} school={school} found={(found) => { setTold(""); setCard(found); focusHeading(); }} open={(id) => void open(id)} />
          <Lifts api={api} at={at} open={(id) => void open(id)} />
        </div>
      )}
      {props && (
        <>
          <div class="actions"><Button quiet onClick={leave}>{say("child.other")}</Button></div>
          <h2>
            {props.card.student_name} <span class="hint">{props.card.class_name} {say("queue.seat", { seat: props.card.seat })}</span>{" "}
            {props.card.protected && <span class="tag returned">{say("child.protected")}</span>}
          </h2>
          <div class="desk-columns">
            <div class="stack"><Guardians {...props} /><Blocks {...props} /></div>
            <div class="stack"><Protection {...props} /><Exemption {...props} /></div>
          </div>
        </>
      )}
    </>
  );
}

export default spoken(Children, CHILDREN_TEXTS);
