import { KINDS, type Counts } from "./counts";

/** Counts as parts of one bar; a picture of numbers that stand beside it in words. */
export function Bar({ counts }: { counts: Counts }) {
  return (
    <span class="coverage-bar" aria-hidden="true">
      {KINDS.filter((kind) => counts[kind] > 0).map((kind) => <span key={kind} class={kind} style={{ flexGrow: counts[kind] }} />)}
    </span>
  );
}
