import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { Button } from "../../parts/Field";
import type { AccountApi } from "../api";
import { useSecurityWords } from "./words";

/** Signs out wherever somebody is signed in to the account. */
export function Everywhere({ api, left }: { api: AccountApi; left: () => void }) {
  const { say } = useSecurityWords();
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, forget } = useSending();
  const end = () => void send(() => asked(api.client.DELETE("/account-sessions")), left);
  return (
    <section class="card" aria-labelledby="everywhere">
      <h2 id="everywhere">{say("everywhere.title")}</h2>
      <p>{say("everywhere.text")}</p>
      <div class="actions"><Button quiet onClick={() => setAsking(true)}>{say("everywhere.send")}</Button></div>
      {asking && (
        <Ask title={say("everywhere.sure")} yes={say("everywhere.send")} no={say("everywhere.no")} busy={busy} problem={problem} send={end}
          leave={() => { setAsking(false); forget(); }} />
      )}
    </section>
  );
}
