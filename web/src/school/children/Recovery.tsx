import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem, Schemas } from "../../api";
import { useSending } from "../../desk/useSending";
import type { SentCode } from "../../draft";
import { CodeEntry } from "../../parts/CodeEntry";
import type { FieldError } from "../../parts/Field";
import { askCode, isGood, NOTHING, recover, sentTo, type Given, type Recovered } from "./calls";
import { ofFields, RecoveryForm } from "./RecoveryForm";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

type Props = Pick<CardProps, "api" | "at" | "done"> & { binding: Schemas["BoundGuardian"]; leave: () => void };

/** For a guardian at the counter who receives no codes any more: another contact, once its own code has proved it. */
export function Recovery({ api, at, done, binding: { binding_id, guardian_name: name }, leave }: Props) {
  const { say } = useChildrenWords();
  const [given, setGiven] = useState<Given>(NOTHING);
  const [sent, setSent] = useState<SentCode | null>(null);
  const [entering, setEntering] = useState(true);
  const [wrong, setWrong] = useState<{ problem: Problem | null; errors: FieldError[] }>({ problem: null, errors: [] });
  const recovered = useRef<Recovered | null>(null);
  const asking = useSending();
  const problem = wrong.problem ?? asking.problem;
  useEffect(() => {
    const fields = problem ? ofFields(problem) : [];
    if (fields.length > 0) setEntering(true);
    // A contact that is refused has no use for its code; a wrong ID only keeps it waiting.
    if (fields.some(({ id }) => id === "contact") && isGood(sent, given)) setSent(null);
  }, [problem]);
  useEffect(() => { if (entering) document.getElementById("recovery")?.focus(); }, [entering]);

  function tell(refused: Problem | null, errors: FieldError[] = []) {
    asking.forget();
    setWrong({ problem: refused, errors });
  }

  function give(next: Given) {
    if (next.channel !== given.channel) tell(null);
    setGiven(next);
  }

  function back() {
    tell(null);
    setEntering(true);
  }

  function ask() {
    tell(null);
    void asking.send(() => askCode(api, at, { binding_id, ...given, contact: given.contact.trim() }), (issued) => {
      setSent(sentTo(given, issued));
      setEntering(false);
    });
  }

  function go() {
    if (!isGood(sent, given)) return ask();
    tell(null);
    setEntering(false);
  }

  async function attempt(code: string, key: string): Promise<Problem | null> {
    const { channel, contact, challenge } = sent!;
    const answer = await recover(api, at, { binding_id, national_id: given.national_id, channel, contact, challenge, code }, key);
    if (!answer.ok) return answer.problem;
    recovered.current = answer.body;
    return null;
  }

  function accepted() {
    const { channel, contact } = recovered.current!;
    leave();
    done(say(`recovery.done.${channel}`, { name, contact }));
  }

  return (
    <section class="reason stack" aria-labelledby="recovery">
      <h3 id="recovery" tabIndex={-1}>{say("recovery.title", { name })}</h3>
      {entering || !sent
        ? <RecoveryForm given={given} give={give} busy={asking.busy} problem={problem} yes={say(isGood(sent, given) ? "recovery.enter" : "recovery.send")} send={go} leave={leave} />
        : <CodeEntry key={sent.challenge} sent={sent} told={say("recovery.sent", { contact: sent.contact, reference: sent.reference })} busy={asking.busy} problem={problem} errors={wrong.errors} tell={tell}
            again={ask} other={back} otherwise={say("review.back")} yes={say("recovery.replace")} attempt={attempt} accepted={accepted} />}
    </section>
  );
}
