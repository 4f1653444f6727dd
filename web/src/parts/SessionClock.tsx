import { useEffect, useState } from "preact/hooks";
import { asked, type Api, type Session } from "../api";
import { useWords } from "../words";
import { Button } from "./Field";
import { focusHeading } from "./Page";

const WARNED = 2 * 60_000;

/** Warns two minutes before the session is over, offers to go on where that can be, and tells when it has ended. */
export function SessionClock({ api, session, ended }: { api: Api; session: Session; ended: () => void }) {
  const { say, language } = useWords();
  const end = Math.min(session.idleAt, session.endsAt);
  const left = useLeft(end);
  useEffect(() => {
    if (left <= 0) ended();
  }, [left <= 0]);
  if (left > WARNED || left <= 0) return null;
  // The time of day and not what is left of it: words that change would be read out again and again.
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(end);
  const renewable = session.endsAt > session.idleAt;
  return (
    <div class="notice ending" role="alert">
      <h2>{say("session.ends.title")}</h2>
      <p>{say(renewable ? "session.ends.text" : "session.lasts.text", { time })}</p>
      {renewable && (
        <div class="actions"><Button onClick={() => { void asked(api.client.GET("/consent-statements/current")); focusHeading(); }}>{say("session.stay")}</Button></div>
      )}
    </div>
  );
}

/** Milliseconds until `end`, looked at each second. */
function useLeft(end: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return end - now;
}
