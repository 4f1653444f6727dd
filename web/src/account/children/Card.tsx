import type { Schemas } from "../../api";
import { ACTIONS, type ActionProps } from "./actions";
import { useChildrenWords } from "./words";

export type Child = Schemas["AccountBinding"];

/** One child: how one stands to it, since when, and what can be done about that. */
export function Card({ child, ...props }: ActionProps) {
  const { say, time } = useChildrenWords();
  const name = `child-${child.binding_id}`;
  const reason = child.reason && [child.reason.text, child.reason.words].filter(Boolean).join(" ");
  return (
    <article class="card" aria-labelledby={name}>
      <div class="binding">
        <h3 id={name}>{child.student_name}</h3>
        <span class={`tag ${child.state}`}>{say(`state.${child.state}`)}</span>
      </div>
      <dl class="rows">
        <dt>{say("student.class")}</dt><dd>{say(`level.${child.school_level}`)} {child.class_name}</dd>
        <dt>{say("student.which")}</dt><dd>{say(`relationship.${child.relationship}`)}</dd>
        <dt>{say("children.number")}</dt><dd>{child.application_number}</dd>
        {reason && <><dt>{say("children.reason")}</dt><dd>{reason}</dd></>}
      </dl>
      <details>
        <summary>{say("children.history")}</summary>
        <ol class="names">
          {child.history.map((step, place) => <li key={place}>{time(step.at)} <strong>{say(`state.${step.state}`)}</strong></li>)}
        </ol>
      </details>
      {ACTIONS.map((Action, place) => <Action key={place} child={child} {...props} />)}
    </article>
  );
}
