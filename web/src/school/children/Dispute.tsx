import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { Button } from "../../parts/Field";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

/** Somebody who was told of a binding says that it was not them; who has seen the guardian's ID says that it was. */
export function Dispute({ api, at, changed, binding }: CardProps & { binding: Schemas["BoundGuardian"] }) {
  const { say } = useChildrenWords();
  const [sure, setSure] = useState(false);
  const { busy, problem, send, forget } = useSending();
  function lift() {
    const params = { query: at, path: { binding_id: binding.binding_id } };
    void send(() => asked(api.client.DELETE("/disputes/{binding_id}", { params })), () => {
      leave();
      changed(say("dispute.done"));
    });
  }
  function leave() {
    forget();
    setSure(false);
  }
  return (
    <div class="reason stack">
      <p class="notice">{say("dispute.means")}</p>
      <div class="actions"><Button quiet onClick={() => setSure(true)}>{say("dispute.lift")}</Button></div>
      {sure && (
        <Ask title={say("dispute.sure")} text={say("dispute.sure.text")} yes={say("dispute.lift")} no={say("queue.sure.no")} busy={busy} problem={problem} send={lift} leave={leave} />
      )}
    </div>
  );
}
