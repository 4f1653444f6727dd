import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Ask } from "../../desk/Ask";
import { useAddress } from "../../desk/Sections";
import { spoken } from "../../desk/section";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import { Waiting } from "../../desk/Waiting";
import { focusHeading } from "../../parts/Page";
import { linkOf, type SectionProps } from "../sections";
import { Card, type Delegation } from "./Card";
import { Give } from "./Give";
import { Offer } from "./Offer";
import { DELEGATIONS_TEXTS, useDelegationsWords } from "./words";

/** Who may act for one's children by one's leave, for whom one may act oneself, and what a link offers. */
function Delegations({ api, account }: SectionProps) {
  const { say } = useDelegationsWords();
  const [told, setTold] = useState("");
  const [ending, setEnding] = useState<Delegation | null>(null);
  const [forms, setForms] = useState(0);
  const { busy, problem, send, forget } = useSending();
  const read = useAnswer(() => asked(api.client.GET("/account/delegations")), []);
  const token = linkOf(useAddress());

  function done(what: string) {
    setTold(what);
    focusHeading();
    read.again();
  }
  function leave() {
    setEnding(null);
    forget();
  }
  function end({ delegation_id, student_name }: Delegation) {
    const params = { path: { delegation_id } };
    void send(() => asked(api.client.DELETE("/account/delegations/{delegation_id}", { params })), () => {
      leave();
      done(say("delegations.end.done", { name: student_name }));
    });
  }
  function taken(name: string) {
    location.hash = "delegations";
    done(say("offer.done", { name }));
  }

  const sides = read.body && (["given", "received"] as const).map((side) => ({ side, ones: read.body![side] }));
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <p class="lead">{say("delegations.lead")}</p>
      {token && <Offer key={token} api={api} token={token} taken={taken} />}
      {!sides && <Waiting problem={read.problem} again={read.again} />}
      {sides?.map(({ side, ones }) => (
        <section class="stack" key={side} aria-labelledby={side}>
          <h2 id={side}>{say(`delegations.${side}`)}</h2>
          {ones.length === 0 && <p class="hint">{say(`delegations.${side}.none`)}</p>}
          {ones.map((one) => <Card key={one.delegation_id} one={one} side={side} end={() => setEnding(one)} />)}
        </section>
      ))}
      {sides && (
        <Give key={`give-${forms}`} api={api} account={account} done={(name) => { setForms(forms + 1); done(say("give.done", { name })); }} />
      )}
      {ending && (
        <Ask title={say("delegations.end.title", { name: ending.student_name })} text={say("delegations.end.text")} yes={say("delegations.end")} no={say("delegations.end.no")}
          busy={busy} problem={problem} send={() => end(ending)} leave={leave} />
      )}
    </>
  );
}

export default spoken(Delegations, DELEGATIONS_TEXTS);
