import { asked } from "../../api";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { AccountApi } from "../api";
import { Rows } from "./Card";
import { useDelegationsWords } from "./words";

/** What a link offers. Nothing changes until it is accepted. */
export function Offer({ api, token, taken }: { api: AccountApi; token: string; taken: (student: string) => void }) {
  const { say } = useDelegationsWords();
  const read = useAnswer(() => asked(api.client.POST("/account/delegation-offers", { body: { token } })), [token]);
  const { busy, problem, send } = useSending();
  const accept = () => void send(() => asked(api.client.POST("/account/delegation-acceptances", { body: { token } })), (one) => taken(one.student_name));
  const wrong = read.problem ?? problem;
  return (
    <section class="card" aria-labelledby="offer">
      <ErrorSummary problem={wrong} />
      <h2 id="offer">{say("offer.title")}</h2>
      {!read.body && !read.problem && <p role="status">{say("working")}</p>}
      {read.problem && <p>{say("offer.none")}</p>}
      {read.body && (
        <>
          <p>{say("offer.text", { delegator: read.body.delegator_name, student: read.body.student_name })}</p>
          <Rows one={read.body} />
          {read.body.state === "offered" && <div class="actions"><Button busy={busy} onClick={accept}>{say(busy ? "working" : "offer.accept")}</Button></div>}
          {read.body.state !== "offered" && <p class="notice">{say("offer.accepted")}</p>}
        </>
      )}
    </section>
  );
}
