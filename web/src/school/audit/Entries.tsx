import type { Schemas } from "../../api";
import { useAuditWords } from "./words";

export type Entry = Schemas["AuditEntryShown"];

/** What was done: when, by whom as what, to what. */
export function Entries({ entries }: { entries: Entry[] }) {
  const { say, time } = useAuditWords();
  const caption = say("audit.caption", { count: entries.length });
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr><th scope="col">{say("audit.at")}</th><th scope="col">{say("audit.action")}</th><th scope="col">{say("audit.actor")}</th><th scope="col">{say("desk.class")}</th><th scope="col">{say("audit.subject")}</th></tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td class="nowrap">{time(entry.at)}</td>
              <th scope="row">{say(`action.${entry.action}`)}</th>
              <td class="nowrap">{entry.actor_name ?? <code>{short(entry.actor)}</code>} {entry.role && <span class="hint">{say(`role.${entry.role}`)}</span>}</td>
              <td class="nowrap">{entry.class_name}</td>
              <td>{entry.subject && <code>{short(entry.subject)}</code>} {entry.details.join("、")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Enough of an id to tell it from the others of a month. */
function short(id: string): string {
  return id.slice(0, 8);
}
