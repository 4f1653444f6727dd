import type { Problem } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { useWords } from "../words";

/** In place of what has not been answered: that it is waited for, or why it did not come and how to ask again. */
export function Waiting({ problem, again }: { problem: Problem | null; again: () => void }) {
  const { say } = useWords();
  if (!problem) return <p role="status">{say("working")}</p>;
  return (
    <>
      <ErrorSummary problem={problem} />
      <div class="actions"><Button onClick={again}>{say("retry")}</Button></div>
    </>
  );
}
