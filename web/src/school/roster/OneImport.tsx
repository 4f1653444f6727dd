import { useEffect } from "preact/hooks";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { Applied } from "./Applied";
import { read } from "./calls";
import { Difference } from "./Difference";
import { Findings } from "./Findings";
import { Running } from "./Running";
import type { State } from "./types";
import { useRosterWords } from "./words";

const PAUSE = 2000; // milliseconds
const RUNNING: State[] = ["checking", "applying", "undoing"];

/** One import, followed for as long as it is worked on. */
export function OneImport({ api, id, leave }: { api: StaffApi; id: string; leave: () => void }) {
  const { say, language } = useRosterWords();
  const { body, problem, again } = useAnswer(() => read(api, id), [id, language]);
  const running = body !== null && RUNNING.includes(body.state);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(again, PAUSE);
    return () => clearTimeout(timer);
  }, [body, problem]);
  if (!body) return <Waiting problem={problem} again={again} />;
  const props = { api, report: body, changed: again };
  return (
    <>
      <ErrorSummary problem={problem} />
      <div class="actions"><Button quiet onClick={leave}>{say("roster.back")}</Button></div>
      {body.state === "uploading" && <p class="notice">{say("roster.not_uploaded")}</p>}
      {running && <Running {...props} />}
      {body.state === "refused" && <Findings report={body} />}
      {body.state === "ready" && <Difference {...props} />}
      {(body.state === "applied" || body.state === "undone") && <Applied {...props} />}
    </>
  );
}
