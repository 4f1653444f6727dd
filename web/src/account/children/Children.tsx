import { useState } from "preact/hooks";
import { spoken } from "../../desk/section";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../sections";
import { Card, type Child } from "./Card";
import { Contests } from "./Contests";
import { CHILDREN_TEXTS, useChildrenWords } from "./words";

type Group = "bound" | "pending" | "past";

const GROUPS: Record<Group, Child["state"][]> = {
  bound: ["approved"],
  pending: ["applied", "returned"],
  past: ["rejected", "cancelled", "ended"],
};

/** The children to whom the account is bound, those for whom it asked, and what was before. */
function Children({ api, account, changed }: SectionProps) {
  const { say } = useChildrenWords();
  const [told, setTold] = useState("");
  function done(what: string) {
    setTold(what);
    focusHeading();
    void changed();
  }
  const groups = (Object.keys(GROUPS) as Group[]).map((group) => ({ group, children: account.bindings.filter(({ state }) => GROUPS[group].includes(state)) }));
  const bound = groups[0]!.children.length > 0;
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <p class="lead">{say(bound ? "children.lead" : "children.none")}</p>
      {bound && <Contests api={api} tell={setTold} />}
      {groups.map(({ group, children }) => children.length > 0 && (
        <section class="stack" key={group} aria-labelledby={group}>
          <h2 id={group}>{say(`children.${group}`)}</h2>
          {group === "pending" && <p>{say("children.pending.text")} <a href="/progress/">{say("start.progress")}</a></p>}
          {children.map((child) => <Card key={child.binding_id} api={api} child={child} done={done} />)}
        </section>
      ))}
      <p><a class="button quiet" href="/apply/">{say("children.add")}</a></p>
    </>
  );
}

export default spoken(Children, CHILDREN_TEXTS);
