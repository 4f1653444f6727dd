import { useEffect, useState } from "preact/hooks";
import { asked, type Api, type Session } from "../api";
import { useWords } from "../words";
import { Button } from "./Field";

const WARNED = 2 * 60_000;

/** Warns two minutes before the session is over, offers to go on, and tells when it has ended. */
export function SessionClock({ api, session, ended }: { api: Api; session: Session; ended: () => void }) {
  const { say } = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.min(session.idleAt, session.endsAt) - now;
  useEffect(() => {
    if (left <= 0) ended();
  }, [left <= 0]);
  if (left > WARNED || left <= 0) return null;
  return (
    <div class="notice" role="alert">
      <h2>{say("session.ends.title")}</h2>
      <p>{say("session.ends.text", { minutes: Math.ceil(left / 60_000) })}</p>
      {session.endsAt > session.idleAt && (
        <div class="actions"><Button onClick={() => void asked(api.client.GET("/consent-statements/current"))}>{say("session.stay")}</Button></div>
      )}
    </div>
  );
}
