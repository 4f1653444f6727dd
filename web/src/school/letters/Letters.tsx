import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Choices, Field, type FieldError } from "../../parts/Field";
import { ClassChoice } from "../../staff/ClassChoice";
import type { SectionProps } from "../../staff/Desk";
import { idOf, queryOf, type Class, type Duties } from "../../staff/duties";
import { spoken } from "../spoken";
import { useSending } from "../../desk/useSending";
import { LETTERS_TEXTS, useLettersWords } from "./words";

type Ready = Schemas["LettersReady"];
type Kind = Schemas["LetterKind"];

const KINDS: Kind[] = ["invitation", "of_age"];

/** Letters for a class, to be printed and handed out: to families to whom nobody is bound yet, and to students of age. */
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
  const [kind, setKind] = useState<Kind>("invitation");
  const [with_protected, setProtected] = useState(false);
  const [seats, setSeats] = useState("");
  const [wrong, setWrong] = useState<FieldError[]>([]);
  const [ready, setReady] = useState<Ready | null>(null);
  const { busy, problem, send, forget } = useSending();
  const registrar = duties.schools.some((school) => school.school_level === of.school_level && school.school_code === of.school_code);
  function choose(value: string) {
    setKind(value as Kind);
    setReady(null);
    setWrong([]);
    forget();
  }
  function make() {
    setReady(null);
    const named = kind === "of_age" ? seatsOf(seats) : [];
    setWrong(named ? [] : [{ id: "seats", text: say("letters.seats.wrong") }]);
    if (!named) return forget();
    // A registrar names the class even where it is the own one: as its teacher nobody may ask for protected children.
    const { school_level, school_code, class_name } = of;
    const query = registrar ? { school_level, school_code, class_name } : queryOf(of, duties);
    const body = { kind, with_protected: kind === "invitation" && with_protected, seats: named };
    void send(() => asked(api.client.POST("/letters", { params: { query }, body })), setReady);
  }
  return (
    <form class="card narrow" noValidate onSubmit={(event) => { event.preventDefault(); make(); }}>
      <ErrorSummary errors={wrong} problem={problem} />
      <h2>{of.school_name} {of.class_name}</h2>
      <Choices id="kind" label={say("letters.kind")} choices={KINDS.map((value) => ({ value, label: say(`letters.${value}`) }))} value={kind} choose={choose} />
      <p class="hint">{say(`letters.${kind}.text`)}</p>
      {kind === "of_age" && (
        <Field id="seats" label={say("letters.seats")} hint={say("letters.seats.hint")} error={wrong[0]?.text} value={seats} onInput={(event) => setSeats(event.currentTarget.value)} autocomplete="off" maxLength={300} />
      )}
      {kind === "invitation" && registrar && (
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

/** Seats as they were typed; null when one is none. */
function seatsOf(text: string): number[] | null {
  const seats = text.split(/[\s,，、;；]+/).filter(Boolean).map(Number);
  return seats.every((seat) => Number.isInteger(seat) && seat >= 1 && seat <= 999) ? [...new Set(seats)] : null;
}

export default spoken(Letters, LETTERS_TEXTS);
