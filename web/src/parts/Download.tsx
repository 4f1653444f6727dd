import { useState } from "preact/hooks";
import { asked, type Api, type Outcome, type Problem } from "../api";
import { useWords } from "../words";
import { ErrorSummary } from "./ErrorSummary";
import { Button } from "./Field";

type Kind = "form" | "evidence";
/** A link, or word why there is none: it is being made, it will not be made here, or it is no longer kept. */
type Found = { url: string } | { status: "rendering" | "by_hand" | "no_longer_kept" };

const TRIES = 20;
const PAUSE = 3000; // milliseconds

/** Downloads an application's form or evidence page, waiting while it is being made. */
export function Download({ api, number, kind, quiet = false }: { api: Api; number: string; kind: Kind; quiet?: boolean }) {
  const { say } = useWords();
  const [state, setState] = useState<"idle" | "waiting" | "late" | "by_hand" | "no_longer_kept">("idle");
  const [problem, setProblem] = useState<Problem | null>(null);

  async function download() {
    setState("waiting");
    setProblem(null);
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await find(api, number, kind);
      if (!answer.ok) {
        setProblem(answer.problem);
        return setState("idle");
      }
      if ("url" in answer.body) {
        location.assign(answer.body.url);
        return setState("idle");
      }
      if (answer.body.status !== "rendering") return setState(answer.body.status);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    setState("late");
  }

  if (state === "by_hand" || state === "no_longer_kept") return <p class="notice" role="status">{say(`done.${state}`)}</p>;
  return (
    <>
      <ErrorSummary problem={problem} />
      <div class="actions">
        <Button quiet={quiet} busy={state === "waiting"} onClick={() => void download()}>{say(kind === "form" ? "done.form" : "progress.evidence")}</Button>
        {state === "waiting" && <p class="hint" role="status">{say(kind === "form" ? "done.rendering" : "working")}</p>}
        {state === "late" && <p class="hint" role="status">{say("done.late")}</p>}
      </div>
    </>
  );
}

async function find(api: Api, number: string, kind: Kind): Promise<Outcome<Found>> {
  const params = { path: { application_number: number } };
  if (kind === "form") return asked(api.client.GET("/applications/{application_number}/form", { params }));
  const answer = await asked(api.client.GET("/applications/{application_number}/evidence", { params }));
  if (!answer.ok) return answer;
  return { ok: true, body: "page" in answer.body ? { url: answer.body.page.url } : { status: "rendering" } };
}
