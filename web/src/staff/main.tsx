import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import "./staff.css";
import type { Language } from "../language";
import { Button } from "../parts/Field";
import { Heading, Page } from "../parts/Page";
import { Clock } from "../parts/SessionClock";
import { show } from "../parts/spoken";
import { StaffApi } from "./api";
import { Review } from "./Review";
import { comeBack, forget, isReturn, leaveToSignIn, readSession, renew, signOut, type SignIn, type StaffSession } from "./signIn";
import { STAFF_TEXTS, useStaffWords } from "./words";

type Why = "" | "failed" | "over";

/** The teacher's pages: signed out, or at the review of the own class. */
function Staff({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useStaffWords();
  const [signIn, setSignIn] = useState<SignIn | null>(null);
  const [session, setSession] = useState<StaffSession | null>(readSession);
  const [why, setWhy] = useState<Why>("");
  const [unready, setUnready] = useState(false);
  const api = useRef<StaffApi | null>(null);

  function over() {
    forget();
    setSession(null);
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
  return (
    <Page title={say("staff.title")} speak={speak}>
      {session && <Clock endsAt={session.endsAt} text={(time) => say("staff.ends.text", { time })} stay={() => void stay()} ended={over} />}
      <div class="heading">
        <Heading>{say("staff.title")}</Heading>
        {session && signIn && <Button quiet onClick={() => { setSession(null); signOut(signIn); }}>{say("staff.sign_out")}</Button>}
      </div>
      {session && api.current && <Review api={api.current} />}
      {!session && (
        <section class="card">
          {why === "over" && <div class="notice" role="status"><h2>{say("staff.over.title")}</h2><p>{say("staff.over.text")}</p></div>}
          {why === "failed" && <div class="notice" role="alert"><p>{say("staff.sign_in.failed")}</p></div>}
          {unready && <div class="notice" role="alert"><p>{say("staff.unavailable")}</p></div>}
          <p>{say("staff.lead")}</p>
          <div class="actions">
            {unready
              ? <Button onClick={() => void begin()}>{say("retry")}</Button>
              : <Button disabled={!signIn} onClick={() => signIn && void leaveToSignIn(signIn, language)}>{say("staff.sign_in")}</Button>}
          </div>
        </section>
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
