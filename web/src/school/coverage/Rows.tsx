import { Bar } from "./Bar";
import { KINDS, late, LATE_DAYS, share, type Counts } from "./counts";
import { useCoverageWords } from "./words";

export interface Row {
  id: string;
  name: string;
  counts: Counts;
  /** Opens what the row stands for. */
  open?: () => void;
}

/** A row a class or school: its bar, and the numbers that the bar shows. */
export function Rows({ caption, head, rows }: { caption: string; head: string; rows: Row[] }) {
  const { say } = useCoverageWords();
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table class="coverage">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="wide">{say("coverage.share")}</th>
            <th scope="col" class="number">{say("coverage.students")}</th>
            {KINDS.map((kind) => <th key={kind} scope="col" class="number">{say(`coverage.${kind}`)}</th>)}
            <th scope="col" class="number">{say("coverage.late", { days: LATE_DAYS })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, counts, open }) => (
            <tr key={id}>
              <th scope="row">{open ? <button type="button" class="link" onClick={open}>{name}</button> : name}</th>
              <td class="wide"><span class="share"><Bar counts={counts} /><span>{share(counts)} %</span></span></td>
              <td class="number">{counts.students}</td>
              {KINDS.map((kind) => <td key={kind} class="number">{counts[kind]}</td>)}
              <td class={late(counts) > 0 ? "number late" : "number"}>{late(counts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
