import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import { Api, type Problem } from "../api";
import { dropDraft, EMPTY, keepDraft, readDraft, type Draft } from "../draft";
import { chosenLanguage, type Language } from "../language";
import { Heading, Page } from "../parts/Page";
import { SessionClock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { CodeForm } from "../parts/CodeForm";
import { useWords, type Key } from "../words";
import { Consent } from "./Consent";
import { Guardian } from "./Guardian";
import { Review, type Submitted } from "./Review";
import { Students } from "./Students";
import { Done } from "./Done";

const KEY = "application";
const STEPS = ["code", "student", "consent", "guardian", "review"] as const;
type Step = (typeof STEPS)[number];
// As the notice counts them: to check and sign belongs to the fourth.
const NUMBERS: Record<Step, number> = { code: 1, student: 2, consent: 3, guardian: 4, review: 4 };

export interface StepProps {
  api: Api;
  draft: Draft;
  /** Keeps what was entered. */
  fill: (part: Partial<Draft>) => void;
  go: (step: Step) => void;
  /** To be told of every refusal: one of the session's ends the application. */
  refused: (problem: Problem) => void;
}

/** How far the draft has come: no later step can be opened, by a link or by the back button. */
function reached(draft: Draft): Step {
  if (!draft.session) return "code";
  if (draft.students.length === 0) return "student";
  if (!draft.consent) return "consent";
  return draft.check && draft.name && draft.email && draft.mobile ? "review" : "guardian";
}

function stepOf(draft: Draft): Step {
  const wanted = location.hash.slice(1) as Step;
  const furthest = reached(draft);
  // A session that is open needs no other code.
  const first = draft.session ? 1 : 0;
  const place = STEPS.indexOf(wanted);
  return place >= first && place <= STEPS.indexOf(furthest) ? wanted : furthest;
}

function Apply({ speak }: { speak: (language: Language) => void }) {
  const words = useWords();
  const { say, language } = words;
  const [draft, setDraft] = useState(() => readDraft(KEY));
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const [over, setOver] = useState(false);
  const [, moved] = useState(0);
  const finished = useRef(false);
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), draft.session, (session) => fill({ session }));
  api.current.speak(language);

  useEffect(() => {
    const turn = () => moved((count) => count + 1);
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);

  function fill(part: Partial<Draft>) {
    setDraft((before) => {
      const after = { ...before, ...part };
      if (!finished.current) keepDraft(KEY, after);
      return after;
    });
  }

  function go(step: Step) {
    location.hash = step;
  }

  function leave() {
    dropDraft(KEY);
    setDraft(EMPTY);
    api.current!.session = null;
  }

  function refused(problem: Problem) {
    if (problem.code !== "session_expired" && problem.code !== "session_required") return;
    leave();
    setOver(true);
    go("code");
  }

  function handedIn(answer: Submitted) {
    // The session goes on while this page is open, for the form; what was entered does not.
    finished.current = true;
    dropDraft(KEY);
    setDraft((before) => ({ ...EMPTY, session: before.session }));
    setSubmitted(answer);
    history.replaceState(null, "", "#done");
  }

  if (submitted) {
    return <Page title={say("done.title")} speak={speak}><Done api={api.current} submitted={submitted} /></Page>;
  }
  const step = stepOf(draft);
  const props: StepProps = { api: api.current, draft, fill, go, refused };
  return (
    <Page title={say(`step.${step}` as Key)} speak={speak}>
      {draft.session && <SessionClock api={api.current} session={draft.session} ended={() => refused({ code: "session_expired", title: "", detail: "" })} />}
      <div>
        <p class="step">{say("apply.step", { step: NUMBERS[step], steps: 4, name: say(`step.${step}` as Key) })}</p>
        <Heading key={step}>{say(`step.${step}` as Key)}</Heading>
      </div>
      {over && step === "code" && <div class="notice" role="status"><h2>{say("session.over.title")}</h2><p>{say("session.over.text")}</p></div>}
      {step === "code" && <CodeForm api={api.current} verified={(channel, contact) => { setOver(false); fill({ channel, contact, verifiedEmails: channel === "email" ? [contact] : [] }); go("student"); }} />}
      {step === "student" && <Students {...props} />}
      {step === "consent" && <Consent {...props} leave={() => { leave(); location.href = "/"; }} />}
      {step === "guardian" && <Guardian {...props} />}
      {step === "review" && <Review {...props} handedIn={handedIn} />}
    </Page>
  );
}

show((speak) => <Apply speak={speak} />);
