import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { Ask } from "../../desk/Ask";
import { spoken } from "../../desk/section";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import { Waiting } from "../../desk/Waiting";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../sections";
import { GRANTED_TEXTS, useGrantedWords } from "./words";

type Granted = Schemas["GrantedService"];

/** The services that may read the account, those that might once, and the way to let one in no longer. */
function Services({ api }: SectionProps) {
  const { say, language } = useGrantedWords();
  const [told, setTold] = useState("");
  const [asking, setAsking] = useState<Granted | null>(null);
  const { busy, problem, send, forget } = useSending();
  const read = useAnswer(() => asked(api.client.GET("/account/services")), [language]);
  function leave() {
    setAsking(null);
    forget();
  }
  function revoke({ client_id, name }: Granted) {
    const params = { path: { client_id } };
    void send(() => asked(api.client.DELETE("/account/services/{client_id}", { params })), () => {
      leave();
      setTold(say("granted.revoke.done", { name }));
      focusHeading();
      read.again();
    });
  }
  const groups = (["granted", "revoked"] as const).map((state) => ({ state, services: read.body?.services.filter((one) => one.state === state) ?? [] }));
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <p class="lead">{say("granted.lead")}</p>
      {!read.body && <Waiting problem={read.problem} again={read.again} />}
      {read.body && groups[0]!.services.length === 0 && <p class="card">{say("granted.none")}</p>}
      {groups.map(({ state, services }) => services.length > 0 && (
        <section class="stack" key={state} aria-labelledby={state}>
          <h2 id={state}>{say(`granted.${state}`)}</h2>
          {services.map((service) => <Card key={service.client_id} service={service} revoke={() => setAsking(service)} />)}
        </section>
      ))}
      {asking && (
        <Ask title={say("granted.revoke.title", { name: asking.name })} text={say("granted.revoke.text")} yes={say("granted.revoke")} no={say("granted.revoke.no")}
          busy={busy} problem={problem} send={() => revoke(asking)} leave={leave} />
      )}
    </>
  );
}

function Card({ service, revoke }: { service: Granted; revoke: () => void }) {
  const { say, time } = useGrantedWords();
  const title = `service-${service.client_id}`;
  const used = (at: number | null | undefined) => (at ? time(at) : say("granted.never"));
  return (
    <article class="card" aria-labelledby={title}>
      <h3 id={title}>{service.name}</h3>
      <p>{service.purpose}</p>
      <dl class="rows">
        <dt>{say("granted.scopes")}</dt><dd>{service.scopes.map((scope) => <p key={scope}>{say(`scope.${scope}`)}</p>)}</dd>
        <dt>{say("granted.at")}</dt><dd>{time(service.granted_at)}</dd>
        {service.ended_at && <><dt>{say("granted.ended")}</dt><dd>{time(service.ended_at)}</dd></>}
        <dt>{say("granted.first")}</dt><dd>{used(service.first_access)}</dd>
        <dt>{say("granted.last")}</dt><dd>{used(service.last_access)}</dd>
      </dl>
      {service.state === "granted" && <div class="actions"><Button quiet aria-label={`${say("granted.revoke")} ${service.name}`} onClick={revoke}>{say("granted.revoke")}</Button></div>}
    </article>
  );
}

export default spoken(Services, GRANTED_TEXTS);
