import { useEffect, useState } from "preact/hooks";
import { asked, type Api, type Session } from "../api";
import { useWords } from "../words";
import { Button } from "./Field";
import { focusHeading } from "./Page";

const WARNED = 2 * 60_000;

/** Warns two minutes before a guardian's session is over, offers to go on where that can be, and tells when it has ended. */
export function SessionClock({ api, session, ended }: { api: Api; session: Session; ended: () => void }) {
  const { say } = useWords();
  const renewable = session.endsAt > session.idleAt;
  const stay = () => { void asked(api.client.GET("/consent-statements/current")); focusHeading(); };
  return (
    <Clock endsAt={Math.min(session.idleAt, session.endsAt)} ended={ended} {...(renewable && { stay })}
      text={(time) => say(renewable ? "session.ends.text" : "session.lasts.text", { time })} />
  );
}

/** Warns two minutes before `endsAt` (milliseconds of the epoch), offers to stay where that can be, and tells the end. */
export function Clock({ endsAt, text, stay, ended }: { endsAt: number; text: (time: string) => string; stay?: () => void; ended: () => void }) {
  const { say, language } = useWords();
  const left = useLeft(endsAt);
  useEffect(() => {
    if (left <= 0) ended();
  }, [left <= 0]);
  if (left > WARNED || left <= 0) return null;
  // The time of day and not what is left of it: words that change would be read out again and again.
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(endsAt);
  return (
    <div class="notice ending" role="alert">
      <h2>{say("session.ends.title")}</h2>
      <p>{text(time)}</p>
      {stay && <div class="actions"><Button onClick={stay}>{say("session.stay")}</Button></div>}
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
