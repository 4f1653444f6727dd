import { useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import { ActingAdults } from "../ActingAdults";
import { Dispute } from "./Dispute";
import { Recovery } from "./Recovery";
import type { CardProps } from "./types";
import { useChildrenWords } from "./words";

/** Everybody who is bound to the child, was, or asks to be. */
export function Guardians(props: CardProps) {
  const { card } = props;
  const { say, time } = useChildrenWords();
  const [chosen, choose] = useState("");
  // One at a time, so that a code that waits to be entered is not lost to another guardian's form.
  const recovering = card.bindings.find(({ binding_id, state }) => binding_id === chosen && state === "approved");
  const button = (id: string) => `recover-${id}`;
  function leave() {
    choose("");
    setTimeout(() => document.getElementById(button(chosen))?.focus());
  }
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
          {binding === recovering && <Recovery {...props} binding={binding} leave={leave} />}
          {binding.state === "approved" && !recovering && (
            <div class="actions">
              <Button quiet id={button(binding.binding_id)} aria-label={`${say("recovery.open")} ${binding.guardian_name}`} onClick={() => choose(binding.binding_id)}>{say("recovery.open")}</Button>
            </div>
          )}
        </div>
      ))}
      <h3>{say("acting.title")}</h3>
      <ActingAdults adults={card.acting_adults} />
    </section>
  );
}
