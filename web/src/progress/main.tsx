import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import { Api, asked, type Problem, type Schemas } from "../api";
import { dropDraft, EMPTY, keepDraft, readDraft } from "../draft";
import { chosenLanguage, type Language } from "../language";
import { CodeForm } from "../parts/CodeForm";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { Download } from "../parts/Download";
import { Heading, Page } from "../parts/Page";
import { SessionClock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { useWords } from "../words";

const KEY = "progress";

type Application = Schemas["ApplicationStatus"];
type Binding = Schemas["BindingStatus"];

/** Where each application stands; opened by a code. */
function Progress({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useWords();
  const [session, setSession] = useState(() => readDraft(KEY).session);
  const [applications, setApplications] = useState<Application[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [over, setOver] = useState(false);
  const [told, setTold] = useState("");
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), session, (held) => {
    setSession(held);
    if (held) keepDraft(KEY, { ...EMPTY, session: held });
    else dropDraft(KEY);
  });
  api.current.speak(language);

  function leave(expired: boolean) {
    api.current!.end();
    setApplications(null);
    setTold("");
    setOver(expired);
  }

  async function load() {
    const answer = await asked(api.current!.client.GET("/applications"));
    if (answer.ok) {
      setProblem(null);
      return setApplications(answer.body.applications);
    }
    if (answer.problem.code === "session_expired") return leave(true);
    setProblem(answer.problem);
  }
  const open = session !== null;
  useEffect(() => {
    if (open) void load();
  }, [open, language]);

  async function cancel(binding: Binding) {
    const answer = await asked(api.current!.client.POST("/bindings/{binding_id}/cancellations", { params: { path: { binding_id: binding.binding_id } } }));
    if (answer.ok) setTold(say("progress.cancelled", { name: binding.student_name }));
    else setProblem(answer.problem);
    await load();
  }

  return (
    <Page title={say("progress.title")} speak={speak}>
      {session && <SessionClock api={api.current} session={session} ended={() => leave(true)} />}
      <Heading>{say("progress.title")}</Heading>
      {over && !session && <div class="notice" role="status"><h2>{say("session.over.title")}</h2><p>{say("session.over.text")}</p></div>}
      {!session && <CodeForm api={api.current} verified={() => setOver(false)} />}
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <ErrorSummary errors={[]} problem={problem} />
      {session && problem && <div class="actions"><Button onClick={() => void load()}>{say("retry")}</Button></div>}
      {session && applications?.length === 0 && <p>{say("progress.none")}</p>}
      {session && applications?.map((application) => (
        <OneApplication key={application.application_number} api={api.current!} application={application} cancel={cancel} />
      ))}
      {session && (
        <>
          <section class="card"><h2>{say("progress.process")}</h2><p>{say("progress.process.text")}</p></section>
          <div class="actions"><Button quiet onClick={() => leave(false)}>{say("progress.leave")}</Button></div>
        </>
      )}
    </Page>
  );
}

function OneApplication({ api, application, cancel }: { api: Api; application: Application; cancel: (binding: Binding) => Promise<void> }) {
  const { say, time } = useWords();
  return (
    <section class="card" aria-labelledby={application.application_number}>
      <h2 id={application.application_number}>{application.application_number}</h2>
      <p class="hint">{say("progress.submitted", { time: time(application.submitted_at) })}</p>
      {application.bindings.map((binding) => <OneBinding key={binding.binding_id} binding={binding} cancel={cancel} />)}
      <Download api={api} number={application.application_number} kind="form" />
      <Download api={api} number={application.application_number} kind="evidence" />
    </section>
  );
}

function OneBinding({ binding, cancel }: { binding: Binding; cancel: (binding: Binding) => Promise<void> }) {
  const { say, time } = useWords();
  const [asking, setAsking] = useState(false);
  const reason = [binding.reason?.text, binding.reason?.words].filter(Boolean).join(" ");
  return (
    <div class="binding">
      <p><strong>{binding.student_name}</strong> {binding.class_name}</p>
      <span class={`tag ${binding.state}`}>{say(`state.${binding.state}`)}</span>
      <p class="hint">{say("progress.since", { time: time(binding.changed_at) })}</p>
      {binding.cancellable && !asking && (
        <Button quiet aria-label={`${say("progress.cancel")} ${binding.student_name}`} onClick={() => setAsking(true)}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6" /></svg>
          {say("progress.cancel")}
        </Button>
      )}
      {reason && <p class="reason">{say("progress.reason", { reason })}</p>}
      {asking && (
        <div class="notice" role="alertdialog" aria-label={say("progress.cancel")}>
          <p>{say("progress.sure", { name: binding.student_name })}</p>
          <div class="actions">
            <Button onClick={() => void cancel(binding)}>{say("progress.yes")}</Button>
            <Button quiet onClick={() => setAsking(false)}>{say("progress.no")}</Button>
          </div>
        </div>
      )}
    </div>
  );
}

show((speak) => <Progress speak={speak} />);
