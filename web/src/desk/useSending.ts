import { useRef, useState } from "preact/hooks";
import type { Outcome, Problem } from "../api";

interface Sending {
  busy: boolean;
  problem: Problem | null;
  /** Seconds after which it may be tried again, where the refusal told them. */
  retryAfter: number;
  /** Sends, one at a time; `done` is told what was answered. */
  send: <T>(ask: () => Promise<Outcome<T>>, done: (body: T) => void) => Promise<void>;
  forget: () => void;
}

/** For what changes something: pressed twice it is sent once, and a refusal is kept until the next try. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [retryAfter, setRetryAfter] = useState(0);
  const sending = useRef(false);
  async function send<T>(ask: () => Promise<Outcome<T>>, done: (body: T) => void): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    setRetryAfter(0);
    const answer = await ask();
    sending.current = false;
    setBusy(false);
    if (answer.ok) done(answer.body);
    else {
      setProblem(answer.problem);
      setRetryAfter(answer.retryAfter);
    }
  }
  return { busy, problem, retryAfter, send, forget: () => setProblem(null) };
}
