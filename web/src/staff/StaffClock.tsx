import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/Field";
import { useStaffWords } from "./words";

const WARNED = 2 * 60_000; // milliseconds

/** Warns two minutes before a teacher's sign-in ends, offers to go on, and tells when it has ended. */
export function StaffClock({ endsAt, stay, over }: { endsAt: number; stay: () => void; over: () => void }) {
  const { say } = useStaffWords();
  const [warned, setWarned] = useState(false);
  useEffect(() => {
    const left = endsAt - Date.now();
    setWarned(left <= WARNED);
    const timers = [setTimeout(() => setWarned(true), Math.max(0, left - WARNED)), setTimeout(over, Math.max(0, left))];
    return () => timers.forEach(clearTimeout);
  }, [endsAt]);
  if (!warned) return null;
  return (
    <div class="notice" role="alert">
      <h2>{say("session.ends.title")}</h2>
      <p>{say("staff.ends.text", { minutes: WARNED / 60_000 })}</p>
      <div class="actions"><Button onClick={stay}>{say("session.stay")}</Button></div>
    </div>
  );
}
