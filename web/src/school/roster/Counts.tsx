import { KINDS, type Import } from "./types";
import { useRosterWords } from "./words";

/** How many pupils an import adds, changes and so on. */
export function Counts({ counts }: Pick<Import, "counts">) {
  const { say } = useRosterWords();
  return (
    <dl class="legend">
      {[...KINDS, "unchanged" as const].map((kind) => <div key={kind} class={kind === "left" && (counts.left ?? 0) > 0 ? "late" : ""}><dt>{say(`kind.${kind}`)}</dt><dd>{counts[kind] ?? 0}</dd></div>)}
    </dl>
  );
}
