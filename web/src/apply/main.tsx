import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import { Api, type Problem } from "../api";
import { dropDraft, EMPTY, keepDraft, readDraft, type Draft } from "../draft";
import { chosenLanguage, type Language } from "../language";
import { Back, Heading, Page } from "../parts/Page";
import { SessionClock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { CodeForm } from "../parts/CodeForm";
import { useWords, type Key } from "../words";
import { Consent } from "./Consent";
import { Corrected } from "./Corrected";
import { Guardian } from "./Guardian";
import { Review, type Submitted } from "./Review";
import { Students } from "./Students";
import { Done } from "./Done";
import { NUMBERS, stepOf, wayBack, type Step } from "./steps";

export interface StepProps {
  api: Api;
  draft: Draft;
  /** Keeps what was entered. */
  fill: (part: Partial<Draft>) => void;
  go: (step: Step) => void;
  /** To be told of every refusal: one of the session's ends the application. */
  refused: (problem: Problem) => void;
}

function Apply({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useWords();
  const [draft, setDraft] = useState(() => readDraft("application"));
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const [over, setOver] = useState(false);
  const finished = useRef(false);
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), draft.session, (session) => fill({ session }));
  api.current.speak(language);
  const step = submitted ? "done" : stepOf(draft, location.hash.slice(1));
  useAddress(step);

  function fill(part: Partial<Draft>) {
    setDraft((before) => {
      const after = { ...before, ...part };
      // What was handed in is no draft any more; the session goes on, on the progress page too.
      if (!finished.current) keepDraft("application", after);
      else if (after.session) keepDraft("progress", after);
      return after;
    });
  }

  function leave() {
    dropDraft("application");
    // A correction came from there, with the same session.
    dropDraft("progress");
    setDraft(EMPTY);
    api.current!.session = null;
  }

  function refused(problem: Problem) {
    if (problem.code !== "session_expired" && problem.code !== "session_required") return;
    leave();
    setOver(true);
  }

  function handedIn(answer: Submitted) {
    finished.current = true;
    dropDraft("application");
    const { session, channel, contact, verifiedEmails } = draft;
    setDraft(EMPTY);
    fill({ session: api.current!.session ?? session, channel, contact, verifiedEmails });
    setSubmitted(answer);
  }

  if (submitted) {
    return <Page title={say("done.title")} speak={speak}><Done api={api.current} submitted={submitted} /></Page>;
  }
  const name = say(`step.${step}` as Key);
  const props: StepProps = { api: api.current, draft, fill, go: (wanted) => { location.hash = wanted; }, refused };
  return (
    <Page title={name} speak={speak}>
      {draft.session && <SessionClock api={api.current} session={draft.session} ended={() => refused({ code: "session_expired", title: "", detail: "" })} />}
      <div>
        <Back href={wayBack(step)}>{say(wayBack(step) === "/" ? "home" : "back")}</Back>
        <p class="step">{say("apply.step", { step: NUMBERS[step as Step], steps: 4, name })}</p>
        <p class="steps" aria-hidden="true">{[1, 2, 3, 4].map((place) => <span key={place} class={place <= NUMBERS[step as Step] ? "walked" : ""} />)}</p>
        <Heading key={step}>{name}</Heading>
      </div>
      {draft.correction && <Corrected correction={draft.correction} />}
      {over && step === "code" && <div class="notice" role="status"><h2>{say("session.over.title")}</h2><p>{say("session.over.text")}</p></div>}
      {step === "code" && <CodeForm api={api.current} verified={(channel, contact) => { setOver(false); fill({ channel, contact, verifiedEmails: channel === "email" ? [contact] : [] }); }} />}
      {step === "student" && <Students {...props} />}
      {step === "consent" && <Consent {...props} leave={() => { leave(); location.replace("/"); }} />}
      {step === "guardian" && <Guardian {...props} />}
      {step === "review" && <Review {...props} handedIn={handedIn} />}
    </Page>
  );
}

/** The address says which step is shown, in place of one that can't be: what was handed in is not opened again. */
function useAddress(step: string): void {
  const [, moved] = useState(0);
  useEffect(() => {
    const turn = () => moved((count) => count + 1);
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  // With the screen and not after it: in between, the back button may have changed the address.
  useLayoutEffect(() => {
    if (location.hash !== `#${step}`) history.replaceState(null, "", `#${step}`);
  });
}

// What was handed in a moment ago stands on the progress page, if this one was loaded anew.
if (location.hash === "#done" && readDraft("progress").session) location.replace("/progress/");
else show((speak) => <Apply speak={speak} />);
