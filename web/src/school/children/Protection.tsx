import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Button } from "../../parts/Field";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

/** Whether the child can be found online at all. */
export function Protection({ api, at, card, changed }: CardProps) {
  const { say } = useChildrenWords();
  const [asking, setAsking] = useState(false);
  const { busy, problem, send, forget } = useSending();
  const key = card.protected ? "off" : "on";
  function leave() {
    setAsking(false);
    forget();
  }
  function turn() {
    const params = { query: at, path: { student_id: card.student_id } };
    void send(() => asked(api.client.PUT("/students/{student_id}/protection", { params, body: { protected: !card.protected } })), () => {
      leave();
      changed(say(`protection.${key}.done`, { name: card.student_name }));
    });
  }
  return (
    <section class="card" aria-labelledby="protection">
      <h2 id="protection">{say("protection.title")}</h2>
      <p>{say(card.protected ? "protection.is" : "protection.is_not")}</p>
      <p class="hint">{say("protection.means")}</p>
      <div class="actions"><Button quiet onClick={() => setAsking(true)}>{say(`protection.${key}`)}</Button></div>
      {asking && (
        <Ask title={say(`protection.${key}.title`, { name: card.student_name })} text={say(`protection.${key}.text`)} yes={say(`protection.${key}`)} no={say("queue.sure.no")}
          busy={busy} problem={problem} send={turn} leave={leave} />
      )}
    </section>
  );
}
