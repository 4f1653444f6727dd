import { useRef, useState } from "preact/hooks";
import type { Outcome, Problem } from "../api";

interface Sending {
  busy: boolean;
  problem: Problem | null;
  /** Sends, one at a time; `done` is told what was answered. */
  send: <T>(ask: () => Promise<Outcome<T>>, done: (body: T) => void) => Promise<void>;
  forget: () => void;
}

/** For what changes something: pressed twice it is sent once, and a refusal is kept until the next try. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sending = useRef(false);
  async function send<T>(ask: () => Promise<Outcome<T>>, done: (body: T) => void): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    const answer = await ask();
    sending.current = false;
    setBusy(false);
    if (answer.ok) done(answer.body);
    else setProblem(answer.problem);
  }
  return { busy, problem, send, forget: () => setProblem(null) };
}
