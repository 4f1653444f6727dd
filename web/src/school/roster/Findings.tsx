import { Button } from "../../parts/Field";
import { csvOf, save } from "../csv";
import type { Report } from "./types";
import { useRosterWords } from "./words";

/** What is wrong with a file, row by row; nothing of it was applied. */
export function Findings({ report: { findings, faults } }: { report: Report }) {
  const { say } = useRosterWords();
  return (
    <>
      <div class="notice" role="status">
        <h2>{say("findings.title", { count: faults })}</h2>
        <p>{say("findings.text")}</p>
      </div>
      <Listed findings={findings} caption={findings.length < faults ? say("findings.some", { shown: findings.length, count: faults }) : say("findings.caption")} />
    </>
  );
}

/** What is to be looked at before a file is applied. */
export function Warnings({ findings }: Pick<Report, "findings">) {
  const { say } = useRosterWords();
  return findings.length === 0 ? null : <Listed findings={findings} caption={say("findings.warnings")} />;
}

function Listed({ findings, caption }: Pick<Report, "findings"> & { caption: string }) {
  const { say } = useRosterWords();
  const rows = findings.map(({ row, part, column, text }) => [row || "", part, column, text]);
  const heads = [say("findings.row"), say("findings.part"), say("findings.column"), say("findings.what")];
  return (
    <>
      <div class="actions"><Button quiet onClick={() => save("roster-findings.csv", csvOf([heads, ...rows]))}>{say("findings.csv")}</Button></div>
      <div class="table" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead><tr><th scope="col" class="number">{say("findings.row")}</th><th scope="col">{say("findings.what")}</th></tr></thead>
          <tbody>
            {/* The words name the column and the part; a row of 0 is the whole file. */}
            {findings.map(({ row, text }, place) => <tr key={place}><td class="number">{row || ""}</td><td>{text}</td></tr>)}
          </tbody>
        </table>
      </div>
    </>
  );
}
