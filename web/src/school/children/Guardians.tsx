import { ActingAdults } from "../ActingAdults";
import { Dispute } from "./Dispute";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

/** Everybody who is bound to the child, was, or asks to be. */
export function Guardians(props: CardProps) {
  const { card } = props;
  const { say, time } = useChildrenWords();
  return (
    <section class="card" aria-labelledby="guardians">
      <h2 id="guardians">{say("child.guardians")}</h2>
      {card.bindings.length === 0 && <p class="hint">{say("child.no_guardians")}</p>}
      {card.bindings.map((binding) => (
        <div class="binding" key={binding.binding_id}>
          <p><strong>{binding.guardian_name}</strong> {say(`relationship.${binding.relationship}`)}</p>
          <span class={`tag ${binding.state}`}>{say(`state.${binding.state}`)}</span>
          <p class="hint reason">{binding.guardian_national_id}・{time(binding.changed_at)}</p>
          {binding.disputed && <Dispute {...props} binding={binding} />}
        </div>
      ))}
      <h3>{say("acting.title")}</h3>
      <ActingAdults adults={card.acting_adults} />
    </section>
  );
}
