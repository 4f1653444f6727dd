import { useState } from "preact/hooks";
import { asked, type Api, type Schemas } from "../api";
import { Ask } from "../desk/Ask";
import { useSending } from "../desk/useSending";
import { Button } from "../parts/Field";
import { focusHeading } from "../parts/Page";
import type { Opened } from "./main";
import { useOfAgeWords } from "./words";

type Guardian = Schemas["OwnGuardian"];
type Acting = Schemas["OwnDelegate"];

/** The guardians who are bound, each with the way to end it, or all at once. */
export function Bound({ api, opened, leave }: { api: Api; opened: Opened; leave: (how: "over" | "left") => void }) {
  const { say } = useOfAgeWords();
  const [standing, setStanding] = useState<Schemas["OfAgeStanding"]>(opened);
  const [ending, setEnding] = useState<Guardian[]>([]);
  const [ended, setEnded] = useState(0);
  const { busy, problem, send, forget } = useSending();
  const { bound, acting } = standing;
  function stay() {
    setEnding([]);
    forget();
  }
  function end() {
    const body = { session: opened.session, binding_ids: ending.map((one) => one.binding_id) };
    void send(async () => {
      const answer = await asked(api.client.POST("/of-age-endings", { body }));
      if (!answer.ok && answer.problem.code === "letter_session_expired") leave("over");
      return answer;
    }, (left) => {
      setEnded(ended + ending.length);
      setStanding(left);
      stay();
      focusHeading();
    });
  }
  const [first] = ending;
  const title = ending.length > 1 ? say("of_age.sure.all", { count: ending.length }) : say("of_age.sure", { name: first?.guardian_name ?? "" });
  return (
    <>
      <p class="lead narrow">{say("of_age.who", { name: opened.student_name, class: opened.class_name })}</p>
      <p class={ended > 0 ? "notice good" : "unseen"} role="status">{ended > 0 && say("of_age.ended", { count: ended })}</p>
      <section class="card narrow" aria-labelledby="bound">
        <h2 id="bound">{say("of_age.bound")}</h2>
        <p>{say(bound.length > 0 ? "of_age.bound.text" : "of_age.none")}</p>
        {bound.map((guardian) => (
          <OneGuardian key={guardian.binding_id} guardian={guardian} acting={acting.filter((one) => one.binding_id === guardian.binding_id)} end={() => setEnding([guardian])} />
        ))}
        {bound.length > 0 && <p class="hint">{say("of_age.stand")}</p>}
        <div class="actions">
          <Button onClick={() => leave("left")}>{say("of_age.leave")}</Button>
          {bound.length > 1 && <Button quiet onClick={() => setEnding(bound)}>{say("of_age.end.all")}</Button>}
        </div>
      </section>
      {first && <Ask title={title} text={say("of_age.sure.text")} yes={say("of_age.yes")} no={say("of_age.no")} busy={busy} problem={problem} send={end} leave={stay} />}
    </>
  );
}

function OneGuardian({ guardian, acting, end }: { guardian: Guardian; acting: Acting[]; end: () => void }) {
  const { say, time } = useOfAgeWords();
  const { guardian_name: name, relationship, state, since } = guardian;
  const approved = state === "approved";
  return (
    <div class="binding">
      <p><strong>{name}</strong> {say(`relationship.${relationship}`)}</p>
      {!approved && <span class="tag applied">{say("of_age.applied")}</span>}
      <p class="hint reason">{say(approved ? "of_age.since" : "of_age.applied_at", { time: time(since) })}</p>
      {acting.map((one) => (
        <p class="reason" key={one.name}>{say("of_age.acting", { name: one.name })}{say("brackets", { text: [...one.scopes.map((scope) => say(`of_age.scope.${scope}`)), say("of_age.until", { day: one.until })].join(", ") })}</p>
      ))}
      <div class="actions"><Button quiet aria-label={`${say("of_age.end")} ${name}`} onClick={end}>{say("of_age.end")}</Button></div>
    </div>
  );
}
