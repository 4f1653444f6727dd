import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import { ClassChoice } from "../../staff/ClassChoice";
import type { SectionProps } from "../../staff/Desk";
import { idOf, queryOf, type Class, type Duties } from "../../staff/duties";
import { spoken } from "../spoken";
import { useSending } from "../../desk/useSending";
import { LETTERS_TEXTS, useLettersWords } from "./words";

type Ready = Schemas["LettersReady"];

/** Letters to the families of a class to whom nobody is bound yet, to be printed and handed out. */
function Letters({ api, duties, place, look }: SectionProps) {
  const { say } = useLettersWords();
  return (
    <>
      <p class="lead narrow">{say("letters.lead")}</p>
      <ClassChoice api={api} duties={duties} value={place} choose={look} />
      {place && <OfClass key={idOf(place)} api={api} duties={duties} of={place} />}
    </>
  );
}

function OfClass({ api, duties, of }: { api: SectionProps["api"]; duties: Duties; of: Class }) {
  const { say } = useLettersWords();
  const [with_protected, setProtected] = useState(false);
  const [ready, setReady] = useState<Ready | null>(null);
  const { busy, problem, send } = useSending();
  const registrar = duties.schools.some((school) => school.school_level === of.school_level && school.school_code === of.school_code);
  function make() {
    setReady(null);
    // A registrar names the class even where it is the own one: as its teacher nobody may ask for protected children.
    const { school_level, school_code, class_name } = of;
    const query = registrar ? { school_level, school_code, class_name } : queryOf(of, duties);
    void send(() => asked(api.client.POST("/letters", { params: { query }, body: { with_protected } })), setReady);
  }
  return (
    <form class="card narrow" noValidate onSubmit={(event) => { event.preventDefault(); make(); }}>
      <ErrorSummary problem={problem} />
      <h2>{of.school_name} {of.class_name}</h2>
      {registrar && (
        <label class="choice">
          <input type="checkbox" checked={with_protected} onChange={(event) => setProtected(event.currentTarget.checked)} />
          <span>{say("letters.with_protected")}</span>
        </label>
      )}
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "letters.making" : "letters.make")}</Button></div>
      <div role="status" class={ready ? "notice good" : "unseen"}>
        {ready && (
          <>
            <p>{say("letters.ready", { count: ready.letters })} <a href={ready.url} target="_blank" rel="noreferrer">{say("letters.open")}</a></p>
            <p>{say("letters.expires", { minutes: Math.max(1, Math.floor(ready.expires_in / 60)) })}</p>
            {ready.seats_by_hand.length > 0 && <p>{say("letters.by_hand", { seats: ready.seats_by_hand.join("、") })}</p>}
          </>
        )}
      </div>
    </form>
  );
}

export default spoken(Letters, LETTERS_TEXTS);
