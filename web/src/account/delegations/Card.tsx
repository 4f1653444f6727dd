import type { Schemas } from "../../api";
import { Button } from "../../parts/Field";
import { useDelegationsWords } from "./words";

export type Delegation = Schemas["DelegationRead"];

const LOOKS: Record<Delegation["state"], string> = { offered: "applied", active: "approved", expired: "ended", ended: "ended" };

/** One delegation, and the way to end it. */
export function Card({ one, side, end }: { one: Delegation; side: "given" | "received"; end: () => void }) {
  const { say } = useDelegationsWords();
  const title = `delegation-${one.delegation_id}`;
  const other = side === "given" ? one.delegate_name : one.delegator_name;
  const live = one.state === "offered" || one.state === "active";
  return (
    <article class="card" aria-labelledby={title}>
      <div class="binding">
        <h3 id={title}>{one.student_name}・{other}</h3>
        <span class={`tag ${LOOKS[one.state]}`}>{say(`delegations.${one.state}`)}</span>
      </div>
      <Rows one={one} />
      {live && <div class="actions"><Button quiet aria-label={`${say("delegations.end")} ${one.student_name} ${other}`} onClick={end}>{say("delegations.end")}</Button></div>}
    </article>
  );
}

/** What it is about. */
export function Rows({ one }: { one: Delegation }) {
  const { say, time } = useDelegationsWords();
  return (
    <dl class="rows">
      {one.email && <><dt>{say("delegations.email")}</dt><dd>{one.email}</dd></>}
      <dt>{say("delegations.scopes")}</dt><dd>{one.scopes.map((scope) => <p key={scope}>{say(`scopes.${scope}`)}</p>)}</dd>
      <dt>{say("delegations.until")}</dt><dd>{one.until}</dd>
      {one.ended_at && <><dt>{say("delegations.ended_at")}</dt><dd>{time(one.ended_at)} {one.ended_by && say(`ended_by.${one.ended_by}`)}</dd></>}
    </dl>
  );
}
