import { useState } from "preact/hooks";
import { asked, type Api, type Problem } from "../api";
import { useWords } from "../words";
import { ErrorSummary } from "./ErrorSummary";
import { Button } from "./Field";

const TRIES = 20;

/** Downloads an application's form, waiting while it is being made. */
export function FormLink({ api, number }: { api: Api; number: string }) {
  const { say } = useWords();
  const [state, setState] = useState<"idle" | "waiting" | "by_hand">("idle");
  const [problem, setProblem] = useState<Problem | null>(null);

  async function fetchForm() {
    setState("waiting");
    setProblem(null);
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await asked(api.client.GET("/applications/{application_number}/form", { params: { path: { application_number: number } } }));
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
      if ("url" in answer.body) {
        location.assign(answer.body.url);
        break;
      }
      if (answer.body.status === "by_hand") return setState("by_hand");
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
    setState("idle");
  }

  if (state === "by_hand") return <p class="notice" role="status">{say("done.by_hand")}</p>;
  return (
    <>
      <ErrorSummary errors={[]} problem={problem} />
      <div class="actions">
        <Button disabled={state === "waiting"} onClick={() => void fetchForm()}>{say("done.form")}</Button>
        {state === "waiting" && <p class="hint" role="status">{say("done.rendering")}</p>}
      </div>
    </>
  );
}
