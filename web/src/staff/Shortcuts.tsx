import { useLayoutEffect, useState } from "preact/hooks";
import { useStaffWords } from "./words";

type Action = "next" | "previous" | "pick" | "approve" | "return" | "reject";

const KEYS: Record<Action, string> = { next: "J", previous: "K", pick: "S", approve: "A", return: "R", reject: "X" };
const KEPT = "shortcuts";

/** One key an action, told in a list. They can be turned off, since speech input and slips of the hand press keys too
 *  (WCAG 2.1.4). */
export function Shortcuts({ active, keys }: { active: boolean; keys: Record<Action, () => void> }) {
  const { say } = useStaffWords();
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== "off");
  // At once, not after the next picture: a key pressed right after a switch means what is shown.
  useLayoutEffect(() => {
    if (!active || !on) return;
    function press(event: KeyboardEvent) {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const action = (Object.keys(KEYS) as Action[]).find((each) => KEYS[each] === event.key.toUpperCase());
      if (!action) return;
      event.preventDefault();
      keys[action]();
    }
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return (
    <details class="shortcuts">
      <summary>{say("keys.title")}</summary>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={() => { localStorage.setItem(KEPT, on ? "off" : "on"); setOn(!on); }} />
        <span>{say("keys.on")}</span>
      </label>
      <dl>
        {(Object.keys(KEYS) as Action[]).map((action) => <div key={action}><dt><kbd>{KEYS[action]}</kbd></dt><dd>{say(`keys.${action}`)}</dd></div>)}
      </dl>
    </details>
  );
}

/** Where a key is typed, or answers a question. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input:not([type=checkbox]), textarea, select") || target.closest("[role=alertdialog]") !== null);
}
