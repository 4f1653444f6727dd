import type { Schemas } from "../api";
import { useStaffWords } from "../staff/words";

/** Who may act for a child by delegation, in what, and until when. */
export function ActingAdults({ adults }: { adults: Schemas["Delegate"][] }) {
  const { say } = useStaffWords();
  if (adults.length === 0) return <p class="hint">{say("acting.none")}</p>;
  return (
    <ul>
      {adults.map((adult, place) => (
        <li key={place}>
          <strong>{adult.name}</strong>・{adult.scopes.map((scope) => say(`acting.${scope}`)).join("、")}
          <br /><span class="hint">{say("acting.by", { name: adult.given_by, until: adult.until })}</span>
        </li>
      ))}
    </ul>
  );
}
