import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import type { Item, StaffApi } from "./api";
import { useStaffWords } from "./words";

const PAUSE = 3000; // milliseconds

type Found = { url: string } | { status: "rendering" | "by_hand" | "no_longer_kept" };

/** The form that the guardian signed, beside the evidence; waited for while it is being made. */
export function Form({ api, item }: { api: StaffApi; item: Item }) {
  const { say } = useStaffWords();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let timer = 0;
    let wanted = true;
    async function look() {
      const answer = await api.form(item.binding_id);
      if (!wanted) return;
      if (!answer.ok) return setProblem(answer.problem);
      setFound(answer.body);
      if ("status" in answer.body && answer.body.status === "rendering") timer = window.setTimeout(() => void look(), PAUSE);
    }
    void look();
    return () => { wanted = false; clearTimeout(timer); };
  }, []);
  return (
    <section class="card form" aria-labelledby="form">
      <h2 id="form">{say("review.form")}</h2>
      <ErrorSummary errors={[]} problem={problem} />
      {!found && !problem && <p role="status">{say("working")}</p>}
      {found && "status" in found && <p class="notice" role="status">{say(`review.form.${found.status}`)}</p>}
      {found && "url" in found && (
        <>
          <p><a href={found.url} target="_blank" rel="noreferrer">{say("review.form.open")}</a></p>
          <iframe src={found.url} title={`${say("review.form")} ${item.application_number}`} />
        </>
      )}
    </section>
  );
}
