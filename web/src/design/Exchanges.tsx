import { useEffect } from "preact/hooks";
import type { Api } from "../api";
import { CodeForm } from "../parts/CodeForm";
import { Download } from "../parts/Download";
import { Alarms } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { useDesignWords } from "./words";

const SENT = { challenge: "-", reference: "K7", resend_after: 60, expires_in: 3600, receipt: "-" };
const answered = (data: unknown) => Promise.resolve({ data, response: new Response() });

/** Stands in for the service; nothing leaves the page. */
function standIn(client: object): Api {
  return { client } as unknown as Api;
}

/** The components that speak with the service, or tell how that goes. */
export function Exchanges() {
  const { say } = useDesignWords();
  useKeptAsItWas();
  const refusal = { code: "code_wrong", title: say("error.summary"), detail: say("design.wrong") };
  const refused = () => Promise.resolve({ error: refusal, response: new Response(null, { status: 409 }) });
  const code = standIn({ POST: (path: string) => (path === "/codes" ? answered(SENT) : refused()) });
  const told = (status: string) => standIn({ GET: () => answered({ status }) });
  return (
    // What goes wrong is told in its place, since there is no screen of which it could be the summary.
    <Alarms.Provider value={null}>
      <section class="card exchanges">
        <h3><code>CodeForm</code> <code>CodeEntry</code> <code>ErrorSummary</code></h3>
        <CodeForm api={code} verified={() => undefined} />
        <h3><code>Download</code></h3>
        <Download api={told("rendering")} number="1" kind="form" />
        <Download api={told("by_hand")} number="2" kind="form" />
        <Download api={told("no_longer_kept")} number="3" kind="form" quiet />
        <Download api={standIn({ GET: refused })} number="4" kind="evidence" quiet />
        <h3><code>Connection</code></h3>
        <p class="notice">{say("connection.offline")}</p>
        <p class="notice">{say("connection.late")}</p>
        <p class="notice good">{say("connection.back")}</p>
        <h3><code>SessionClock</code> <code>Clock</code></h3>
        <div class="notice">
          <h4>{say("session.ends.title")}</h4>
          <p>{say("session.ends.text", { time: "10:15" })}</p>
          <div class="actions"><Button>{say("session.stay")}</Button></div>
        </div>
      </section>
    </Alarms.Provider>
  );
}

/** Leaves the tab's storage as it was: an application may be under way in it. */
function useKeptAsItWas(): void {
  useEffect(() => {
    const before = { ...sessionStorage } as Record<string, string>;
    const restore = () => {
      sessionStorage.clear();
      for (const [key, value] of Object.entries(before)) sessionStorage.setItem(key, value);
    };
    addEventListener("pagehide", restore);
    return () => removeEventListener("pagehide", restore);
  }, []);
}
