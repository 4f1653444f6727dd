import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import { Api, asked, type Problem, type Schemas } from "../api";
import { dropDraft, EMPTY, keepDraft, readDraft, type Draft } from "../draft";
import { chosenLanguage, type Language } from "../language";
import { CodeForm } from "../parts/CodeForm";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { Back, focusHeading, Heading, Page } from "../parts/Page";
import { SessionClock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { corrected } from "./corrected";
import { OneApplication, type Binding } from "./OneApplication";
import { PROGRESS_TEXTS, useProgressWords } from "./words";

/** Where each application stands; opened by a code. */
function Progress({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useProgressWords();
  const [draft, setDraft] = useState(() => readDraft("progress"));
  const [applications, setApplications] = useState<Schemas["ApplicationStatus"][] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [over, setOver] = useState(false);
  const [told, setTold] = useState("");
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), draft.session, (session) => fill({ session }));
  api.current.speak(language);
  const { session } = draft;

  function fill(part: Partial<Draft>) {
    setDraft((before) => {
      const after = { ...before, ...part };
      if (after.session) keepDraft("progress", after);
      return after;
    });
  }

  function leave(expired: boolean) {
    api.current!.session = null;
    dropDraft("progress");
    // An application that was begun on the way is of the same person.
    dropDraft("application");
    setDraft(EMPTY);
    setApplications(null);
    setProblem(null);
    setTold("");
    setOver(expired);
    focusHeading();
  }

  function refused(why: Problem) {
    if (why.code === "session_expired" || why.code === "session_required") return leave(true);
    setProblem(why);
  }

  async function load() {
    const answer = await asked(api.current!.client.GET("/applications"));
    if (!api.current!.session) return;
    if (!answer.ok) return refused(answer.problem);
    setProblem(null);
    setApplications(answer.body.applications);
  }
  const open = session !== null;
  useEffect(() => {
    if (open) void load();
  }, [open, language]);

  async function cancel(binding: Binding) {
    const path = { binding_id: binding.binding_id };
    const answer = await asked(api.current!.client.POST("/bindings/{binding_id}/cancellations", { params: { path } }));
    if (!answer.ok) return refused(answer.problem);
    setTold(say("progress.cancelled", { name: binding.student_name }));
    focusHeading();
    await load();
  }

  async function correct(number: string) {
    const path = { application_number: number };
    const answer = await asked(api.current!.client.GET("/applications/{application_number}/correction", { params: { path } }));
    if (!answer.ok) return refused(answer.problem);
    keepDraft("application", corrected(answer.body, { ...draft, session: api.current!.session }));
    location.assign("/apply/#student");
  }

  return (
    <Page title={say("progress.title")} speak={speak}>
      {session && <SessionClock api={api.current} session={session} ended={() => leave(true)} />}
      <ErrorSummary problem={problem} />
      <div>
        <Back href="/">{say("home")}</Back>
        <Heading>{say("progress.title")}</Heading>
      </div>
      {over && !session && <div class="notice" role="status"><h2>{say("session.over.title")}</h2><p>{say("session.over.text")}</p></div>}
      {!session && <CodeForm api={api.current} verified={(channel, contact) => { setOver(false); fill({ channel, contact, verifiedEmails: channel === "email" ? [contact] : [] }); focusHeading(); }} />}
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      {session && !applications && problem && <div class="actions"><Button onClick={() => void load()}>{say("retry")}</Button></div>}
      {session && !applications && !problem && <p role="status">{say("working")}</p>}
      {applications?.length === 0 && <p>{say("progress.none")}</p>}
      {applications?.map((application) => (
        <OneApplication key={application.application_number} api={api.current!} application={application} cancel={cancel} correct={correct} />
      ))}
      {session && (
        <>
          <section class="card"><h2>{say("progress.process")}</h2><Process /></section>
          <div class="actions"><Button quiet onClick={() => leave(false)}>{say("progress.leave")}</Button></div>
        </>
      )}
    </Page>
  );
}

const STATES = ["applied", "approved", "returned", "rejected", "cancelled", "ended"] as const;

/** The steps of the way, to where one signs in, and what each state means. */
function Process() {
  const { say } = useProgressWords();
  return (
    <>
      <ol class="way">{(["apply", "review", "sign_in"] as const).map((step) => <li key={step}>{say(`process.step.${step}`)}</li>)}</ol>
      <div class="actions"><a class="button quiet" href="/account/">{say("start.sign_in")}</a></div>
      <dl class="rows states">
        {STATES.map((state) => [<dt key={state}><span class={`tag ${state}`}>{say(`state.${state}`)}</span></dt>, <dd key={`${state}-means`}>{say(`process.${state}`)}</dd>])}
      </dl>
    </>
  );
}

show((speak) => <Progress speak={speak} />, PROGRESS_TEXTS);
