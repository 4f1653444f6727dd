import { useState } from "preact/hooks";
import { asked, type Schemas } from "../../api";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import type { SectionProps } from "../../staff/Desk";
import { spoken } from "../spoken";
import { Card } from "./Card";
import { Register } from "./Register";
import { Secret } from "./Secret";
import { SERVICES_TEXTS, useServicesWords } from "./words";

export type Service = Schemas["ServiceShown"];
export type NewSecret = Schemas["ServiceSecret"];

/** The services that rely on bindings: one administrator registers one, another approves it, and each may suspend it. */
function Services({ api, duties }: SectionProps) {
  const { say } = useServicesWords();
  const [told, setTold] = useState("");
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const { body, problem, again } = useAnswer(() => asked(api.client.GET("/services")), []);
  function changed(done: string, shown: NewSecret | null = null) {
    setTold(done);
    setSecret(shown);
    again();
  }
  return (
    <>
      <p class="lead narrow">{say("services.lead")}</p>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      {secret && <Secret key={secret.client_secret} given={secret} done={() => setSecret(null)} />}
      <div class="desk-columns">
        {body ? (
          <section class="stack" aria-labelledby="services">
            <h2 id="services">{say("services.title")}</h2>
            {body.services.length === 0 && <p>{say("services.none")}</p>}
            {body.services.map((service) => <Card key={service.client_id} api={api} me={duties.me} service={service} changed={changed} />)}
          </section>
        ) : <Waiting problem={problem} again={again} />}
        <Register api={api} changed={changed} />
      </div>
    </>
  );
}

export default spoken(Services, SERVICES_TEXTS);
