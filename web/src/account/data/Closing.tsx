import { useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../../api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import type { SentCode } from "../../draft";
import { CodeEntry } from "../../parts/CodeEntry";
import { Button, type FieldError } from "../../parts/Field";
import type { AccountApi, AccountRead } from "../api";
import { sentTo } from "../calls";
import { useDataWords } from "./words";

type Issued = Schemas["ClosureCodeIssued"];

/** Closes the account in two steps: what ends is said and agreed to, then a code from the login's mailbox does it. */
export function Closing({ api, account, closed }: { api: AccountApi; account: AccountRead; closed: () => void }) {
  const { say } = useDataWords();
  const [asking, setAsking] = useState(false);
  const [sent, setSent] = useState<SentCode | null>(null);
  const [wrong, setWrong] = useState<{ problem: Problem | null; errors: FieldError[] }>({ problem: null, errors: [] });
  const code = useSending();

  function tell(problem: Problem | null, errors: FieldError[] = []) {
    code.forget();
    setWrong({ problem, errors });
  }

  function askCode() {
    tell(null);
    void code.send(() => asked(api.client.POST("/account/closure-codes")), (issued: Issued) => {
      setAsking(false);
      setSent(sentTo(account.email, issued));
    });
  }

  async function attempt(given: string, key: string): Promise<Problem | null> {
    const params = { header: { "Idempotency-Key": key } };
    const body = { challenge: sent!.challenge, code: given };
    const answer = await asked(api.client.POST("/account/closure", { params, body }));
    return answer.ok ? null : answer.problem;
  }

  const names = (states: string[]) => account.bindings.filter(({ state }) => states.includes(state)).map((child) => child.student_name);
  const ending = [["closing.bound", names(["approved"])], ["closing.pending", names(["applied"])]] as const;
  return (
    <section class="stack" aria-labelledby="closing">
      <div class="card">
        <h2 id="closing">{say("closing.title")}</h2>
        <p>{say("closing.text")}</p>
        {!sent && <div class="actions"><Button quiet onClick={() => setAsking(true)}>{say("closing.begin")}</Button></div>}
      </div>
      {sent && (
        <CodeEntry key={sent.challenge} sent={sent} told={say("closing.sent", { contact: account.email, reference: sent.reference })} busy={code.busy}
          problem={wrong.problem ?? code.problem} errors={wrong.errors} tell={tell}
          again={askCode} other={() => setSent(null)} otherwise={say("closing.no")} attempt={attempt} accepted={closed} />
      )}
      {asking && (
        <Ask title={say("closing.sure")} text={say("closing.ends")} yes={say("closing.code")} no={say("closing.no")} busy={code.busy} problem={code.problem}
          send={askCode} leave={() => { setAsking(false); code.forget(); }}>
          <ul>
            {ending.map(([key, children]) => children.length > 0 && <li key={key}>{say(key, { names: children.join("、") })}</li>)}
            <li>{say("closing.services")}</li>
            <li>{say("closing.login")}</li>
            <li>{say("closing.kept")}</li>
          </ul>
        </Ask>
      )}
    </section>
  );
}
