import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "../app.css";
import "../desk/desk.css";
import "./staff.css";
import { asked } from "../api";
import type { Language } from "../language";
import { Button } from "../parts/Field";
import { Heading, Page } from "../parts/Page";
import { Sections, useAddress } from "../desk/Sections";
import { Clock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { StaffApi } from "./api";
import { Desk } from "./Desk";
import { dutiesOf, sectionOf, sectionsOf, type Class } from "./duties";
import { SignedOut, type Why } from "./SignedOut";
import { comeBack, forget, isReturn, leaveToSignIn, readSession, renew, signOut, type SignIn, type StaffSession } from "./signIn";
import { useAnswer } from "../desk/useAnswer";
import { Waiting } from "../desk/Waiting";
import { STAFF_TEXTS, useStaffWords } from "./words";

/** The pages of staff: signed out, or at one section of the desk. */
function Staff({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useStaffWords();
  const [signIn, setSignIn] = useState<SignIn | null>(null);
  const [session, setSession] = useState<StaffSession | null>(readSession);
  const [why, setWhy] = useState<Why>("");
  const [unready, setUnready] = useState(false);
  const [place, look] = useState<Class | null>(null);
  const api = useRef<StaffApi | null>(null);

  function over() {
    forget();
    setSession(null);
    look(null);
    setWhy("over");
  }

  async function begin() {
    const settings = await readSettings();
    setUnready(!settings);
    if (settings && isReturn()) {
      const opened = await comeBack(settings);
      setWhy(opened ? "" : "failed");
      setSession(opened);
    }
    setSignIn(settings);
  }
  useEffect(() => { void begin(); }, []);

  async function stay() {
    if (!signIn) return;
    const renewed = await renew(signIn);
    if (renewed) setSession(renewed);
    else await leaveToSignIn(signIn, language);
  }

  if (session) {
    api.current ??= new StaffApi(session.token, over);
    api.current.token = session.token;
    api.current.language = language;
  } else api.current = null;
  const staff = api.current;
  const { body, problem, again } = useAnswer(staff && (() => asked(staff.client.GET("/assignments"))), [staff]);
  const duties = useMemo(() => body && dutiesOf(body), [body]);
  const named = useAddress();
  const section = duties ? sectionOf(duties, named) : undefined;
  const title = say(section ? `section.${section}` : "staff.title");
  return (
    <Page title={title} speak={speak}>
      {session && <Clock endsAt={session.endsAt} text={(time) => say("staff.ends.text", { time })} stay={() => void stay()} ended={over} />}
      <div class="heading">
        <Heading key={section ?? ""}>{title}</Heading>
        {session && signIn && <Button quiet onClick={() => { setSession(null); signOut(signIn); }}>{say("staff.sign_out")}</Button>}
      </div>
      {!session && <SignedOut why={why} signIn={signIn} unready={unready} language={language} again={() => void begin()} />}
      {session && !duties && <Waiting problem={problem} again={again} />}
      {duties && !section && <p class="card">{say("desk.nothing")}</p>}
      {duties && section && staff && (
        <>
          <Sections label={say("desk.sections")} names={sectionsOf(duties)} open={section} title={(name) => say(`section.${name}`)} />
          <Desk section={section} api={staff} duties={duties} place={place} look={look} />
        </>
      )}
    </Page>
  );
}

async function readSettings(): Promise<SignIn | null> {
  try {
    const answer = await fetch("/config.json", { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as { staff_sign_in: SignIn | null }).staff_sign_in : null;
  } catch {
    return null;
  }
}

show((speak) => <Staff speak={speak} />, STAFF_TEXTS);
