import { useEffect, useState } from "preact/hooks";
import type { Outcome, Problem } from "../api";

interface Read<T> {
  /** What was answered; null until then. It stays in view while it is asked for again. */
  body: T | null;
  problem: Problem | null;
  again: () => void;
}

/** Asks when it is first shown, and whenever one of `about` changes: then what was answered before is forgotten.
 *  `ask` null: there is nothing to ask for yet. */
export function useAnswer<T>(ask: (() => Promise<Outcome<T>>) | null, about: readonly unknown[]): Read<T> {
  const [body, setBody] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => { setBody(null); }, about);
  useEffect(() => {
    let wanted = true;
    setProblem(null);
    if (ask) {
      void ask().then((answer) => {
        if (!wanted) return;
        if (answer.ok) setBody(answer.body);
        else setProblem(answer.problem);
      });
    }
    return () => { wanted = false; };
  }, [...about, tries]);
  return { body, problem, again: () => setTries((before) => before + 1) };
}
