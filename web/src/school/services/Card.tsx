import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import { Button, Choices } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import type { NewSecret, Service } from "./Services";
import { useServicesWords } from "./words";

type Act = "approve" | "suspend" | "resume" | "renew";

const ACTS: Record<Service["state"], Act[]> = { requested: ["approve"], active: ["renew", "suspend"], suspended: ["resume"] };
const TAGS: Record<Service["state"], string> = { requested: "applied", active: "approved", suspended: "ended" };

interface Props {
  api: StaffApi;
  /** The reader, as the service names staff. */
  me: string;
  service: Service;
  changed: (told: string, secret?: NewSecret) => void;
}

/** One service, and what can be done with it. */
export function Card({ api, me, service, changed }: Props) {
  const { say, time } = useServicesWords();
  const [asking, setAsking] = useState<Act | null>(null);
  const [lost, setLost] = useState(false);
  const { busy, problem, send, forget } = useSending();
  const { client_id, state, name, purpose } = service;
  const params = { path: { client_id } };
  const own = state === "requested" && service.requested_by === me;
  function leave() {
    setAsking(null);
    setLost(false);
    forget();
  }
  function done(act: Act, secret?: NewSecret) {
    leave();
    changed(say(`act.${act}.done`, { name: name.zh_hant }), secret);
  }
  function act(what: Act) {
    if (what === "approve") void send(() => asked(api.client.POST("/services/{client_id}/approvals", { params, body: {} })), (secret) => done(what, secret));
    if (what === "renew") void send(() => asked(api.client.POST("/services/{client_id}/secrets", { params, body: { keep_other: !lost } })), (secret) => done(what, secret));
    if (what === "suspend") void send(() => asked(api.client.POST("/services/{client_id}/suspensions", { params, body: {} })), () => done(what));
    if (what === "resume") void send(() => asked(api.client.POST("/services/{client_id}/resumptions", { params, body: {} })), () => done(what));
  }
  const title = `service-${client_id}`;
  return (
    <article class="card" aria-labelledby={title}>
      <div class="binding">
        <h3 id={title}>{name.zh_hant}</h3>
        <span class={`tag ${TAGS[state]}`}>{say(`state.service.${state}`)}</span>
      </div>
      <p>{purpose.zh_hant}</p>
      <dl class="rows">
        <dt>{say("service.scopes")}</dt><dd>{service.scopes.map((scope) => <p key={scope}>{say(`scope.${scope}`)}</p>)}</dd>
        <dt>{say("service.redirects")}</dt><dd>{service.redirect_uris.map((address) => <p key={address}>{address}</p>)}</dd>
        {service.webhook_url && <><dt>{say("service.webhook")}</dt><dd>{service.webhook_url}</dd></>}
        <dt>{say("service.owner")}</dt><dd>{service.owner_email}</dd>
        <dt>{say("service.client")}</dt><dd><code>{client_id}</code></dd>
        <dt>{say("service.requested")}</dt><dd>{time(service.requested_at)}</dd>
        {service.approved_at && <><dt>{say("service.approved")}</dt><dd>{time(service.approved_at)}</dd></>}
      </dl>
      {own ? <p class="hint">{say("service.own")}</p> : (
        <div class="actions">
          {ACTS[state].map((each) => <Button quiet key={each} aria-label={`${say(`act.${each}`)} ${name.zh_hant}`} onClick={() => setAsking(each)}>{say(`act.${each}`)}</Button>)}
        </div>
      )}
      {asking && (
        <Ask title={say(`act.${asking}.title`, { name: name.zh_hant })} text={say(`act.${asking}.text`)} yes={say(`act.${asking}`)} no={say("queue.sure.no")}
          busy={busy} problem={problem} send={() => act(asking)} leave={leave}>
          {asking === "renew" && (
            <Choices id="renew-why" label={say("renew.why")} value={lost ? "lost" : "turn"} choose={(why) => setLost(why === "lost")}
              choices={[{ value: "turn", label: say("renew.turn") }, { value: "lost", label: say("renew.lost") }]} />
          )}
        </Ask>
      )}
    </article>
  );
}
