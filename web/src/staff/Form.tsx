import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import type { Item, StaffApi } from "./api";
import type { ClassQuery } from "./duties";
import { useStaffWords } from "./words";

const PAUSE = 3000; // milliseconds
/** How long before a link ends another is fetched, in seconds. */
const AHEAD = 30;

type Found = Extract<Awaited<ReturnType<StaffApi["form"]>>, { ok: true }>["body"];

/** The form that the guardian signed, beside the evidence; waited for while it is being made. */
export function Form({ api, of, item }: { api: StaffApi; of: ClassQuery; item: Item }) {
  const { say } = useStaffWords();
  const [found, setFound] = useState<Found | null>(null);
  // The first link, so that a later one does not load the frame anew.
  const [framed, setFramed] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let timer = 0;
    let wanted = true;
    async function look() {
      const answer = await api.form(of, item.binding_id);
      if (!wanted) return;
      if (!answer.ok) return setProblem(answer.problem);
      setFound(answer.body);
      const again = () => void look();
      if ("url" in answer.body) {
        const { url, expires_in } = answer.body;
        setFramed((first) => first || url);
        timer = window.setTimeout(again, Math.max(expires_in - AHEAD, AHEAD) * 1000);
      } else if (answer.body.status === "rendering") timer = window.setTimeout(again, PAUSE);
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
          <iframe src={framed} title={`${say("review.form")} ${item.application_number}`} />
        </>
      )}
    </section>
  );
}
