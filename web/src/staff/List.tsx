import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../parts/Field";
import type { Item } from "./api";
import { useStaffWords } from "./words";

interface Picking {
  picked: ReadonlySet<string>;
  pick: (id: string) => void;
  pickAll: (ids: ReadonlySet<string>) => void;
  approve: () => void;
}

/** The applications, the oldest first. Those without a flag can be picked and approved together; the others are held back. */
export function List({ items, more, open, choose, busy, picking }: { items: Item[]; more: boolean; open: string; choose: (id: string) => void; busy: boolean; picking?: Picking }) {
  const { say } = useStaffWords();
  return (
    <section class="list" aria-label={say("queue.list")}>
      <p class="hint">{more ? say("queue.more", { count: items.length }) : say("queue.count", { count: items.length })}</p>
      {picking && <Many items={items} busy={busy} {...picking} />}
      <ol>
        {items.map((item) => (
          <li key={item.binding_id} class={item.binding_id === open ? "item open" : "item"}>
            {picking && (
              <label class="pick">
                <input type="checkbox" checked={picking.picked.has(item.binding_id)} disabled={item.flags.length > 0}
                  aria-label={say("queue.pick", { name: item.student_name })} onChange={() => picking.pick(item.binding_id)} />
              </label>
            )}
            <button type="button" id={`item-${item.binding_id}`} aria-current={item.binding_id === open} onClick={() => choose(item.binding_id)}>
              <span><strong>{item.student_name}</strong> {say("queue.seat", { seat: item.seat })}</span>
              <span class="hint">{item.guardian_name}・{say(`relationship.${item.relationship}`)}</span>
              {item.flags.length > 0 && <span class="tag returned">{say("queue.flagged")}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Many({ items, busy, picked, pickAll, approve }: Picking & { items: Item[]; busy: boolean }) {
  const { say } = useStaffWords();
  const [asking, setAsking] = useState(false);
  const plain = items.filter((item) => item.flags.length === 0);
  const held = items.length - plain.length;
  const box = useRef<HTMLDivElement>(null);
  const open = asking && picked.size > 0;
  useEffect(() => { if (open) box.current?.focus(); }, [open]);
  if (open) {
    return (
      <div class="notice" role="alertdialog" aria-label={say("queue.sure.yes")} aria-describedby="sure" tabIndex={-1} ref={box}
        onKeyDown={(event) => { if (event.key === "Escape") setAsking(false); }}>
        <p id="sure">{say("queue.sure", { count: picked.size })}</p>
        <div class="actions">
          <Button disabled={busy} onClick={() => { setAsking(false); approve(); }}>{say("queue.sure.yes")}</Button>
          <Button quiet onClick={() => setAsking(false)}>{say("queue.sure.no")}</Button>
        </div>
      </div>
    );
  }
  return (
    <div class="many">
      {plain.length > 0 && (picked.size < plain.length
        ? <Button quiet onClick={() => pickAll(new Set(plain.map((item) => item.binding_id)))}>{say("queue.pick.all", { count: plain.length })}</Button>
        : <Button quiet onClick={() => pickAll(new Set())}>{say("queue.pick.none")}</Button>)}
      {picked.size > 0 && <Button disabled={busy} onClick={() => setAsking(true)}>{say("queue.approve.many", { count: picked.size })}</Button>}
      {held > 0 && <p class="hint">{say("queue.held", { count: held })}</p>}
    </div>
  );
}
