import { Bar } from "./Bar";
import { KINDS, LATE_DAYS, share, type Counts } from "./counts";
import { useCoverageWords } from "./words";

/** All that is counted below, in one: the share, its parts by name, and how long what is pending has waited. */
export function Summary({ name, counts }: { name: string; counts: Counts }) {
  const { say } = useCoverageWords();
  return (
    <section class="card" aria-labelledby="summary">
      <h2 id="summary">{name}</h2>
      <p class="figure"><strong>{share(counts)} %</strong> {say("coverage.of", { bound: counts.bound, students: counts.students - counts.exempt })}</p>
      <Bar counts={counts} />
      <dl class="legend">
        {KINDS.map((kind) => <div key={kind}><dt><span class={`swatch ${kind}`} aria-hidden="true" />{say(`coverage.${kind}`)}</dt><dd>{counts[kind]}</dd></div>)}
      </dl>
      <Waits waiting={counts.waiting} />
    </section>
  );
}

function Waits({ waiting }: Pick<Counts, "waiting">) {
  const { say } = useCoverageWords();
  if (!waiting.some(({ applications }) => applications > 0)) return null;
  return (
    <>
      <h3>{say("coverage.waiting")}</h3>
      <dl class="legend">
        {waiting.map(({ from_days: from, applications }, place) => {
          const to = waiting[place + 1]?.from_days;
          const age = to === undefined ? say("coverage.age.over", { from }) : from === 0 ? say("coverage.age.under", { to }) : say("coverage.age", { from, to });
          return <div key={from} class={from >= LATE_DAYS && applications > 0 ? "late" : ""}><dt>{age}</dt><dd>{applications}</dd></div>;
        })}
      </dl>
    </>
  );
}
