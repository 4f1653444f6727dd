import { useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button } from "../parts/Field";
import { ActingAdults } from "../school/ActingAdults";
import type { Item, StaffApi } from "./api";
import type { ClassQuery } from "./duties";
import { useStaffWords } from "./words";

/** Who acts for the child besides the guardians: looked up when it is asked for, since to look is recorded. */
export function Acting({ api, of, item }: { api: StaffApi; of: ClassQuery; item: Item }) {
  const { say } = useStaffWords();
  const [adults, setAdults] = useState<Schemas["Delegate"][] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  async function look() {
    setBusy(true);
    const params = { query: of, path: { binding_id: item.binding_id } };
    const answer = await asked(api.client.GET("/reviews/{binding_id}", { params }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setAdults(answer.body.acting_adults ?? []);
  }
  return (
    <section class="card" aria-labelledby="acting">
      <h2 id="acting">{say("acting.title")}</h2>
      <ErrorSummary errors={[]} problem={problem} />
      <div aria-live="polite">{adults && <ActingAdults adults={adults} />}</div>
      {!adults && <Button quiet busy={busy} onClick={() => void look()}>{say("acting.look")}</Button>}
    </section>
  );
}
