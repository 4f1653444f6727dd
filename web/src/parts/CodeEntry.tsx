import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api";
import type { SentCode } from "../draft";
import { useWords } from "../words";
import { ErrorSummary, fieldErrors } from "./ErrorSummary";
import { Button, Field, type FieldError } from "./Field";

// Refusals that are about what was entered.
const OF_TRIES = ["code_wrong", "code_expired", "code_used", "code_exhausted"];
// Refusals after which what was entered may count all the same.
const UNSETTLED = ["unreached", "busy", "internal_error"];

interface Props {
  sent: SentCode;
  /** What is told of it; without, that it was sent. */
  told?: string;
  /** Another code is being asked for. */
  busy: boolean;
  problem: Problem | null;
  errors: FieldError[];
  tell: (problem: Problem | null, errors?: FieldError[]) => void;
  again: () => void;
  /** Back to where the contact is entered. */
  other?: () => void;
  /** What is said of that, if it is not that another contact can be used. */
  otherwise?: string;
  /** What the code does, on the button; without, that it is confirmed. */
  yes?: string;
  /** Uses the code: what refuses it, if anything. `key` names the try, so that a repeat is the same one. */
  attempt: (code: string, key: string) => Promise<Problem | null>;
  accepted: () => void;
}

/** Takes back a code that was sent to a contact. */
export function CodeEntry({ sent, told, busy, problem, errors, tell, again, other, otherwise, yes, attempt, accepted }: Props) {
  const { say } = useWords();
  const [code, setCode] = useState("");
  const [trying, setTrying] = useState(false);
  // The name of a try: one whose answer was lost is repeated under the same, and so counted once.
  const tried = useRef({ code: "", key: "" });
  useEffect(() => document.getElementById("code")?.focus(), []);

  async function confirm() {
    const digits = code.replace(/\s/g, "");
    if (!digits) return tell(null, [{ id: "code", text: say("error.required", { label: say("code.enter") }) }]);
    if (tried.current.code !== digits) tried.current = { code: digits, key: crypto.randomUUID() };
    setTrying(true);
    const refused = await attempt(digits, tried.current.key);
    setTrying(false);
    if (!refused) return accepted();
    if (!UNSETTLED.includes(refused.code)) tried.current.code = "";
    if (OF_TRIES.includes(refused.code)) return tell(null, [{ id: "code", text: refused.detail }]);
    tell(refused, fieldErrors(refused, "/code", "code"));
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void confirm(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <p id="sent" role="status">{told ?? say("code.sent", { contact: sent.contact, reference: sent.reference })}</p>
      <Field id="code" label={say("code.enter")} hint={say("code.hint")} about="sent" type="text" inputmode="numeric" autocomplete="one-time-code" error={errors[0]?.text} value={code} onInput={(event) => setCode(event.currentTarget.value)} />
      <div class="actions">
        <Button type="submit" busy={trying || busy}>{trying ? say("working") : yes ?? say("code.confirm")}</Button>
        <Again at={sent.againAt} busy={trying || busy} again={again} />
        {other && <Button quiet onClick={other}>{otherwise ?? say("code.other")}</Button>}
      </div>
    </form>
  );
}

/** Another code, once one may be asked for. */
function Again({ at, busy, again }: { at: number; busy: boolean; again: () => void }) {
  const { say } = useWords();
  const wait = useCountdown(at);
  if (wait > 0) return <p class="hint">{say("code.wait", { seconds: wait })}</p>;
  return <Button quiet busy={busy} onClick={again}>{say("code.again")}</Button>;
}

/** Whole seconds until a time (milliseconds of the epoch). */
function useCountdown(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
