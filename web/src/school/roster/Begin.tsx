import { useState } from "preact/hooks";
import type { Problem } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";
import { begin, look } from "./calls";
import { Chooser } from "./Chooser";
import { upload } from "./upload";
import { useRosterWords } from "./words";

/** Sends a file up, and has it checked. */
export function Begin({ api, school, begun }: { api: StaffApi; school: School | null; begun: (id: string) => void }) {
  const { say } = useRosterWords();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState(false);
  const busy = share !== null;

  async function send(file: File) {
    setProblem(null);
    setFailed(false);
    setShare(0);
    const answer = await begin(api, school);
    if (!answer.ok) return stop(() => setProblem(answer.problem));
    const { import_id, upload: to } = answer.body;
    if (!(await upload(to.url, to.fields, file, setShare))) return stop(() => setFailed(true));
    const checked = await look(api, import_id);
    stop(() => (checked.ok ? begun(import_id) : setProblem(checked.problem)));
  }

  function stop(then: () => void) {
    setShare(null);
    then();
  }

  return (
    <div class="stack">
      <ErrorSummary problem={problem} errors={failed ? [{ id: "roster-file", text: say("roster.upload.failed") }] : []} />
      <Chooser busy={busy} error={failed ? say("roster.upload.failed") : undefined} chosen={(file) => void send(file)} />
      {busy && (
        <div class="card">
          <p id="uploading" role="status">{say("roster.uploading")}</p>
          <progress aria-labelledby="uploading" value={share} max={1} />
        </div>
      )}
    </div>
  );
}
