import type { Correction } from "../draft";
import { useWords } from "../words";

/** Why the application that is being corrected was returned: in view for as long as it is. */
export function Corrected({ correction }: { correction: Correction }) {
  const { say } = useWords();
  return (
    <section class="notice" aria-labelledby="corrected">
      <h2 id="corrected">{say("correct.title", { number: correction.number })}</h2>
      <ul>{correction.reasons.map(({ name, text }) => <li key={name}><strong>{name}</strong>{say("colon")}{text}</li>)}</ul>
      <p>{say("correct.text")}</p>
    </section>
  );
}
