import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { Ask } from "../../desk/Ask";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import { Waiting } from "../../desk/Waiting";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import type { AccountApi } from "../api";
import { useChildrenWords } from "./words";

type Contest = Schemas["ContestRead"];
type Asking = { contest: Contest; withdrawing: boolean };

/** What other adults apply for that concerns one's children, and what one says to it. It shows nothing where nobody does. */
export function Contests({ api, tell }: { api: AccountApi; tell: (told: string) => void }) {
  const { say } = useChildrenWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const read = useAnswer(() => asked(api.client.GET("/account/contests")), []);
  function done(told: string) {
    setAsking(null);
    tell(told);
    focusHeading();
    read.again();
  }
  if (read.problem) return <Waiting problem={read.problem} again={read.again} />;
  if (!read.body?.contests.length) return null;
  return (
    <section class="stack" aria-labelledby="contests">
      <h2 id="contests">{say("contests.title")}</h2>
      <p>{say("contests.text")}</p>
      {read.body.contests.map((contest) => <Card key={contest.contest_id} contest={contest} ask={(withdrawing) => setAsking({ contest, withdrawing })} />)}
      {asking && <Objection key={asking.contest.contest_id} api={api} {...asking} done={done} leave={() => setAsking(null)} />}
    </section>
  );
}

function Card({ contest, ask }: { contest: Contest; ask: (withdrawing: boolean) => void }) {
  const { say, time } = useChildrenWords();
  const title = `contest-${contest.contest_id}`;
  const objected = contest.objected_at;
  return (
    <article class="card" aria-labelledby={title}>
      <h3 id={title}>{contest.student_name}</h3>
      <dl class="rows">
        <dt>{say("contests.relationship")}</dt><dd>{say(`relationship.${contest.relationship}`)}</dd>
        <dt>{say("contests.applied")}</dt><dd>{time(contest.applied_at)}</dd>
        {objected && <><dt>{say("contests.objected")}</dt><dd>{time(objected)}<br />{contest.words}</dd></>}
      </dl>
      <div class="actions">
        <Button quiet aria-label={`${say(objected ? "contests.change" : "contests.object")} ${contest.student_name}`} onClick={() => ask(false)}>{say(objected ? "contests.change" : "contests.object")}</Button>
        {objected && <Button quiet aria-label={`${say("contests.withdraw")} ${contest.student_name}`} onClick={() => ask(true)}>{say("contests.withdraw")}</Button>}
      </div>
    </article>
  );
}

const WORDS = 200;

function Objection({ api, contest, withdrawing, done, leave }: Asking & { api: AccountApi; done: (told: string) => void; leave: () => void }) {
  const { say } = useChildrenWords();
  const [words, setWords] = useState(contest.words);
  const { busy, problem, send } = useSending();
  const name = contest.student_name;
  const params = { path: { contest_id: contest.contest_id } };
  const where = "/account/contests/{contest_id}/objection";
  if (withdrawing) {
    const withdraw = () => void send(() => asked(api.client.DELETE(where, { params })), () => done(say("contests.withdraw.done", { name })));
    return <Ask title={say("contests.withdraw.title", { name })} yes={say("contests.withdraw")} no={say("contests.no")} busy={busy} problem={problem} send={withdraw} leave={leave} />;
  }
  const body = words.trim() ? { words } : {};
  const object = () => void send(() => asked(api.client.POST(where, { params, body })), () => done(say("contests.object.done", { name })));
  return (
    <Ask title={say("contests.object.title", { name })} text={say("contests.object.text")} yes={say("contests.object")} no={say("contests.no")} busy={busy} problem={problem} send={object} leave={leave}>
      <div class="field">
        <label for="objection">{say("contests.words")}</label>
        <p class="hint" id="objection-hint">{say("contests.words.hint")}</p>
        <textarea id="objection" rows={3} maxLength={WORDS} aria-describedby="objection-hint" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </div>
    </Ask>
  );
}
