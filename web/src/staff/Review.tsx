import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, Select } from "../parts/Field";
import type { Decision, Item, Outcomes, StaffApi, State } from "./api";
import { Acting } from "./Acting";
import { Decide, type Choice } from "./Decide";
import type { ClassQuery } from "./duties";
import { Evidence } from "./Evidence";
import { Form } from "./Form";
import { List } from "./List";
import { Shortcuts } from "./Shortcuts";
import { useStaffWords } from "./words";

const STATES: State[] = ["applied", "approved", "returned", "rejected", "cancelled", "ended"];

/** The queue of a class, one application of it beside its form, and the decisions. */
export function Review({ api, of }: { api: StaffApi; of: ClassQuery }) {
  const { say, language } = useStaffWords();
  const [state, setState] = useState<State>("applied");
  const [items, setItems] = useState<Item[] | null>(null);
  const [more, setMore] = useState(false);
  const [open, setOpen] = useState("");
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [choice, setChoice] = useState<Choice | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);
  const deciding = useRef(false);
  const reads = useRef(0);

  async function load(kept = "") {
    const asked = ++reads.current;
    const answer = await api.queue(of, state);
    // Another queue was asked for meanwhile: this one would stand under the wrong name.
    if (asked !== reads.current) return;
    if (!answer.ok) return setProblem(answer.problem);
    const { bindings } = answer.body;
    setItems(bindings);
    setMore(answer.body.more);
    setPicked((before) => new Set(bindings.map((each) => each.binding_id).filter((id) => before.has(id))));
    setOpen(bindings.some((item) => item.binding_id === kept) ? kept : (bindings[0]?.binding_id ?? ""));
  }
  useEffect(() => {
    setProblem(null);
    void load(open);
  }, [state, language]);

  const place = items?.findIndex((item) => item.binding_id === open) ?? -1;
  const item = items?.[place];
  const decidable = state === "applied";

  /** One call at a time: a key held down, or pressed twice, decides once. */
  async function alone(work: () => Promise<void>) {
    if (deciding.current) return;
    deciding.current = true;
    setBusy(true);
    setProblem(null);
    setTold("");
    await work();
    setBusy(false);
    deciding.current = false;
  }

  function decide(decided: Item, decision: Decision) {
    return alone(async () => {
      const answer = await api.decide(of, decided, decision);
      const next = items?.[place + 1] ?? items?.[place - 1];
      await load(answer.ok ? next?.binding_id : decided.binding_id);
      // Last: who hears of it finds the queue as it is now.
      if (answer.ok) setTold(say(`decide.done.${decision.action}`, { name: decided.student_name }));
      else setProblem(answer.problem);
    });
  }

  function approveMany() {
    const chosen = items?.filter((each) => picked.has(each.binding_id)) ?? [];
    return alone(async () => {
      const answer = await api.approveMany(of, chosen);
      await load(open);
      if (answer.ok) setTold(summed(answer.body, chosen));
      else setProblem(answer.problem);
    });
  }

  function summed({ outcomes }: Outcomes, asked: Item[]): string {
    const names = new Map(asked.map((each) => [each.binding_id, each.student_name]));
    const refused = outcomes.filter((outcome) => !outcome.decided);
    const done = say("queue.done.many", { count: outcomes.length - refused.length });
    if (refused.length === 0) return done;
    const each = refused.map(({ binding_id, code }) => `${names.get(binding_id)}（${say(`refused.${code ?? "busy"}`)}）`);
    return `${done}${say("queue.refused.many", { count: refused.length })}${each.join("、")}`;
  }

  function go(step: number) {
    const next = items?.[place + step];
    if (next) {
      setOpen(next.binding_id);
      document.getElementById(`item-${next.binding_id}`)?.focus();
    }
  }

  /** Opens one; on a narrow screen its evidence lies below the list. */
  function look(id: string) {
    setOpen(id);
    document.querySelector(".about")?.scrollIntoView({ block: "nearest" });
  }

  function pick(id: string) {
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <ErrorSummary errors={[]} problem={problem} />
      <div class="bar">
        <Select id="state" label={say("queue.show")} value={state} choose={(value) => { setTold(""); setState(value as State); }}
          choices={STATES.map((value) => ({ value, label: say(`state.${value}`) }))} />
        <Button quiet disabled={busy} onClick={() => { setTold(""); void alone(() => load(open)); }}>{say("queue.reload")}</Button>
        <Shortcuts active={decidable && !choice && !busy} keys={{
          next: () => go(1),
          previous: () => go(-1),
          pick: () => { if (item && item.flags.length === 0) pick(item.binding_id); },
          // What needs a look is approved by its button alone, not by a slip of the hand.
          approve: () => { if (item?.flags.length === 0) void decide(item, { action: "approve" }); },
          return: () => { if (item) setChoice("return"); },
          reject: () => { if (item) setChoice("reject"); },
        }} />
      </div>
      {items === null && !problem && <p role="status">{say("working")}</p>}
      {items?.length === 0 && <p class="card">{say(decidable ? "queue.empty.applied" : "queue.empty")}</p>}
      {items && items.length > 0 && (
        <div class="review">
          <List items={items} more={more} open={open} choose={look} busy={busy}
            {...(decidable && { picking: { picked, pick, pickAll: setPicked, approve: () => void approveMany() } })} />
          {item && (
            <>
              <div class="about" key={item.binding_id}>
                <Evidence item={item} />
                <Acting api={api} of={of} item={item} />
                {decidable && <Decide item={item} busy={busy} choice={choice} choose={setChoice} decide={(decision) => void decide(item, decision)} />}
              </div>
              <Form key={`form-${item.binding_id}`} api={api} of={of} item={item} />
            </>
          )}
        </div>
      )}
    </>
  );
}
