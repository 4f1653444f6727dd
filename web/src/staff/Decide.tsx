import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../api";
import { Alarms, ErrorSummary } from "../parts/ErrorSummary";
import { Button, Choices, type FieldError } from "../parts/Field";
import type { Decision, Item } from "./api";
import { useStaffWords } from "./words";

/** The decisions that need a reason. */
export type Choice = "return" | "reject";

type Reason = Schemas["ReturnReason"] | Schemas["RejectReason"];

const REASONS: Record<Choice, Reason[]> = {
  return: ["relationship_unclear", "name_differs", "signature_unreadable", "contact_wrong", "return_other"],
  reject: ["not_guardian", "not_in_class", "duplicate", "reject_other"],
};
const OTHERS: Reason[] = ["return_other", "reject_other"];
const WORDS = 200;

/** The three decisions on one application. */
export function Decide({ item, busy, choice, choose, decide }: { item: Item; busy: boolean; choice: Choice | null; choose: (choice: Choice | null) => void; decide: (decision: Decision) => void }) {
  const { say } = useStaffWords();
  return (
    <section class="card" aria-labelledby="decide">
      <h2 id="decide">{say("decide.title")}</h2>
      <div class="actions">
        <Button disabled={busy} onClick={() => decide({ action: "approve" })}>{say("decide.approve")}</Button>
        <Button quiet disabled={busy} onClick={() => choose("return")}>{say("decide.return")}</Button>
        <Button quiet disabled={busy} onClick={() => choose("reject")}>{say("decide.reject")}</Button>
      </div>
      {choice && (
        <Because key={choice} choice={choice} name={item.student_name} leave={() => choose(null)}
          send={(reason, words) => { choose(null); decide({ action: choice, reason, ...(words && { words }) }); }} />
      )}
    </section>
  );
}

/** Asks for the reason, and for words where it is another one. */
function Because({ choice, name, leave, send }: { choice: Choice; name: string; leave: () => void; send: (reason: Reason, words: string) => void }) {
  const { say } = useStaffWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState("");
  const [words, setWords] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  useEffect(() => dialog.current?.showModal(), []);

  function check() {
    const wrong: FieldError[] = [];
    if (!reason) wrong.push({ id: "reason", text: say("error.choose") });
    if (OTHERS.includes(reason as Reason) && !words.trim()) wrong.push({ id: "words", text: say("decide.words.needed") });
    setErrors(wrong);
    if (wrong.length === 0) send(reason as Reason, words.trim());
  }

  const textOf = (id: string) => errors.find((error) => error.id === id)?.text;
  const wrong = textOf("words");
  return (
    <dialog ref={dialog} aria-labelledby="because" onClose={leave}>
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); check(); }}>
        {/* The page above can't be reached while this is open. */}
        <Alarms.Provider value={null}><ErrorSummary errors={errors} /></Alarms.Provider>
        <h2 id="because">{say(`decide.${choice}.title`)}：{name}</h2>
        <Choices id="reason" label={say("decide.reason")} value={reason} choose={setReason} error={textOf("reason")}
          choices={REASONS[choice].map((value) => ({ value, label: say(`reason.${value}`) }))} />
        <div class={wrong ? "field wrong" : "field"}>
          <label for="words">{say("decide.words")}</label>
          <p class="hint" id="words-hint">{say("decide.words.hint")}</p>
          {wrong && <p class="error" id="words-error">{wrong}</p>}
          <textarea id="words" rows={3} maxLength={WORDS} aria-describedby={wrong ? "words-hint words-error" : "words-hint"} aria-invalid={Boolean(wrong)}
            value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </div>
        <div class="actions">
          <Button type="submit">{say("decide.send")}</Button>
          <Button quiet onClick={leave}>{say("decide.leave")}</Button>
        </div>
      </form>
    </dialog>
  );
}
