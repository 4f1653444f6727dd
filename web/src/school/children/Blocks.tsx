import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import { LiftSteps } from "./LiftSteps";
import { NewBlock } from "./NewBlock";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

/** Who is barred from the child, and the ways to bar one more or to lift it. */
export function Blocks(props: CardProps) {
  const { say, time } = useChildrenWords();
  const [adding, setAdding] = useState(false);
  const { card } = props;
  return (
    <section class="card" aria-labelledby="blocks">
      <h2 id="blocks">{say("block.title")}</h2>
      <p class="hint">{say("block.means")}</p>
      {card.blocks.length === 0 && <p>{say("block.none")}</p>}
      {card.blocks.map((block) => (
        <div class="binding" key={block.guardian_id}>
          <p><strong>{block.guardian_national_id}</strong></p>
          <span class={block.holds ? "tag rejected" : "tag returned"}>{say(block.holds ? "block.holds" : "block.starts_later")}</span>
          <dl class="rows reason">
            <dt>{say("block.starts")}</dt><dd>{block.starts}</dd>
            <dt>{say("block.reference")}</dt><dd>{block.reference}</dd>
            <dt>{say("block.set_at")}</dt><dd>{time(block.set_at)}</dd>
          </dl>
          <div class="reason stack"><LiftSteps {...props} student_id={card.student_id} block={block} /></div>
        </div>
      ))}
      {adding
        ? <NewBlock {...props} leave={() => setAdding(false)} />
        : <div class="actions"><Button quiet onClick={() => setAdding(true)}>{say("block.add")}</Button></div>}
    </section>
  );
}
