import { useEffect, useState } from "preact/hooks";
import { watchLateness } from "../api";
import { useWords } from "../words";

const SHOWN = 6000; // milliseconds

/** Says at once when the device is offline, when it is back, and when an answer takes long. */
export function Connection() {
  const { say } = useWords();
  const [online, setOnline] = useState(navigator.onLine);
  const [back, setBack] = useState(false);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const turn = () => {
      setOnline(navigator.onLine);
      setBack(navigator.onLine);
    };
    const unwatch = watchLateness(setLate);
    addEventListener("online", turn);
    addEventListener("offline", turn);
    return () => {
      unwatch();
      removeEventListener("online", turn);
      removeEventListener("offline", turn);
    };
  }, []);
  useEffect(() => {
    if (!back) return;
    const timer = setTimeout(() => setBack(false), SHOWN);
    return () => clearTimeout(timer);
  }, [back]);
  const state = !online ? "offline" : late ? "late" : back ? "back" : null;
  return (
    <div class="connection" role="status">
      {state && <p class={state === "back" ? "notice good" : "notice"}>{say(`connection.${state}`)}</p>}
    </div>
  );
}
