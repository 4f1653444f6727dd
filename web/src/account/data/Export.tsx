import { useState } from "preact/hooks";
import { asked, type Problem } from "../../api";
import { useSending } from "../../desk/useSending";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { AccountApi } from "../api";
import { useDataWords } from "./words";

const TRIES = 20;
const PAUSE = 3000; // milliseconds

/** Everything that is held, to be kept: as a file to read, which is made first, and as one for programs. */
export function Export({ api }: { api: AccountApi }) {
  const { say } = useDataWords();
  const [state, setState] = useState<"idle" | "waiting" | "late">("idle");
  const [problem, setProblem] = useState<Problem | null>(null);
  const json = useSending();

  async function fetchFile() {
    setState("waiting");
    setProblem(null);
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await asked(api.client.GET("/account/export-file"));
      if (!answer.ok) {
        setProblem(answer.problem);
        return setState("idle");
      }
      if ("url" in answer.body) {
        location.assign(answer.body.url);
        return setState("idle");
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    setState("late");
  }

  return (
    <section class="card" aria-labelledby="export">
      <ErrorSummary problem={problem ?? json.problem} />
      <h2 id="export">{say("export.title")}</h2>
      <p>{say("export.text")}</p>
      <div class="actions">
        <Button busy={state === "waiting"} onClick={() => void fetchFile()}>{say("export.pdf")}</Button>
        <Button quiet busy={json.busy} onClick={() => void json.send(() => asked(api.client.GET("/account/export")), save)}>{say("export.json")}</Button>
      </div>
      <p class="hint" role="status">{state === "waiting" ? say("export.making") : state === "late" ? say("export.late") : ""}</p>
    </section>
  );
}

function save(held: object): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }));
  link.download = "parent-binding-my-data.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
