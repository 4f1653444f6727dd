import type { Section } from "./duties";
import { useStaffWords } from "./words";

/** The sections of the desk. Each has an address, so that it can be kept, and gone back to. */
export function Navigation({ sections, open }: { sections: Section[]; open: Section }) {
  const { say } = useStaffWords();
  return (
    <nav class="sections" aria-label={say("desk.sections")}>
      <ul>
        {sections.map((section) => (
          <li key={section}><a href={`#${section}`} aria-current={section === open ? "page" : undefined}>{say(`section.${section}`)}</a></li>
        ))}
      </ul>
    </nav>
  );
}
