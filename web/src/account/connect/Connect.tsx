import { asked } from "../../api";
import { spoken } from "../../desk/section";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import { Waiting } from "../../desk/Waiting";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { SectionProps } from "../sections";
import { readAsking, returnAddress, type Asking } from "./asking";
import { CONNECT_TEXTS, useConnectWords } from "./words";

/** A service has sent the guardian here, to be let in. */
function Connect({ api, account }: SectionProps) {
  const { say } = useConnectWords();
  const asking = readAsking(location.search);
  if (!asking) return <div class="notice"><p>{say("connect.broken")}</p></div>;
  return <Question api={api} account={account} asking={asking} />;
}

function Question({ api, account, asking }: Pick<SectionProps, "api" | "account"> & { asking: Asking }) {
  const { say, language } = useConnectWords();
  const { query, proof } = asking;
  const { body, problem, again } = useAnswer(() => asked(api.client.GET("/account/service-requests", { params: { query } })), [language]);
  const granting = useSending();
  if (!body) return <Waiting problem={problem} again={again} />;
  function grant() {
    void granting.send(() => asked(api.client.POST("/account/service-grants", { body: { ...query, ...proof } })), ({ code }) => location.replace(returnAddress(asking, { code })));
  }
  const host = new URL(query.redirect_uri).host;
  return (
    <form class="card" onSubmit={(event) => { event.preventDefault(); grant(); }}>
      <ErrorSummary problem={granting.problem} />
      <h2>{say("connect.who", { name: body.name })}</h2>
      <p>{body.purpose}</p>
      <p>{say("connect.may", { name: account.name, email: account.email })}</p>
      <ul>{body.scopes.map((scope) => <li key={scope}>{say(`scope.${scope}`)}</li>)}</ul>
      <p class="hint">{say("connect.revoke")}</p>
      <p class="hint">{say("connect.return", { host })}</p>
      <div class="actions">
        <Button type="submit" busy={granting.busy}>{say(granting.busy ? "working" : "connect.yes")}</Button>
        <Button quiet onClick={() => location.replace(returnAddress(asking, { error: "access_denied" }))}>{say("connect.no")}</Button>
      </div>
    </form>
  );
}

export default spoken(Connect, CONNECT_TEXTS);
