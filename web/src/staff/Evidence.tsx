import type { Item } from "./api";
import { useStaffWords } from "./words";

/** What the application says beside what the roster says, what needs a look, and who else is bound. */
export function Evidence({ item }: { item: Item }) {
  const { say, time } = useStaffWords();
  const detail = item.relationship_detail && `（${item.relationship_detail}）`;
  const unnamed = item.other_guardian_count - item.other_guardians.length;
  return (
    <section class="card" aria-labelledby="evidence">
      <h2 id="evidence">{say("review.matched")}</h2>
      {item.flags.length > 0 && (
        <div class="notice">
          <h3>{say("review.flags")}</h3>
          <ul>{item.flags.map((flag) => <li key={flag}>{say(`flag.${flag}`)}</li>)}</ul>
        </div>
      )}
      {item.objections.length > 0 && (
        <>
          <h3>{say("review.objections")}</h3>
          <ul>
            {item.objections.map((said, place) => <li key={place}>{said.name}・{say(`relationship.${said.relationship}`)}・{time(said.at)}<br />{said.words || say("review.objections.wordless")}</li>)}
          </ul>
        </>
      )}
      {item.other_guardian_count > 0 && (
        <>
          <h3>{say("review.others")}</h3>
          <ul>
            {item.other_guardians.map((other, place) => <li key={place}>{other.name}・{say(`relationship.${other.relationship}`)}・{say(`state.${other.state}`)}</li>)}
            {unnamed > 0 && <li>{say("review.others.more", { count: unnamed })}</li>}
          </ul>
        </>
      )}
      <dl class="rows">
        <dt>{say("review.student")}</dt><dd>{item.student_name}</dd>
        <dt>{say("review.roster")}</dt><dd>{item.roster_name}</dd>
        <dt>{say("review.class")}</dt><dd>{item.class_name} {say("queue.seat", { seat: item.seat })}</dd>
        <dt>{say("review.applicant")}</dt><dd>{item.guardian_name}</dd>
        <dt>{say("review.relationship")}</dt><dd>{say(`relationship.${item.relationship}`)}{detail}</dd>
        <dt>{say("review.national_id")}</dt><dd>{item.guardian_id}</dd>
        <dt>{say("review.email")}</dt><dd>{item.email}</dd>
        <dt>{say("review.mobile")}</dt><dd>{item.mobile}</dd>
        <dt>{say("review.number")}</dt><dd>{item.application_number}</dd>
        <dt>{say("review.at")}</dt><dd>{time(item.submitted_at)}</dd>
        {item.returned_before > 0 && <><dt>{say("review.before")}</dt><dd>{say("review.before.times", { count: item.returned_before })}</dd></>}
        {item.state !== "applied" && <><dt>{say("review.decided")}</dt><dd>{time(item.changed_at)} {say(`state.${item.state}`)}</dd></>}
      </dl>
    </section>
  );
}
