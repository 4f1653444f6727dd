import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { Button } from "../../parts/Field";
import type { ActionProps } from "./actions";
import { useChildrenWords } from "./words";

/** Gives up one child, or takes back an application for it; the question names the child and what ends. */
export function Unbind({ api, child, done }: ActionProps) {
  const { say } = useChildrenWords();
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, forget } = useSending();
  if (!child.unbindable) return null;
  const what = child.state === "approved" ? "unbind" : "withdraw";
  const name = child.student_name;

  function end() {
    const params = { path: { binding_id: child.binding_id }, header: { "If-Match": `"${child.version}"` } };
    void send(() => asked(api.client.POST("/account/bindings/{binding_id}/unbinding", { params })), () => {
      setAsking(false);
      done(say(`${what}.done`, { name }));
    });
  }

  return (
    <>
      <div class="actions"><Button quiet aria-label={`${say(`${what}.send`)} ${name}`} onClick={() => setAsking(true)}>{say(`${what}.send`)}</Button></div>
      {asking && (
        <Ask title={say(`${what}.sure`, { name })} text={say(`${what}.text`)} yes={say(`${what}.send`)} no={say("unbind.no")} busy={busy} problem={problem}
          send={end} leave={() => { setAsking(false); forget(); }} />
      )}
    </>
  );
}
