import { useState } from "preact/hooks";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type School } from "../../staff/duties";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { Begin } from "./Begin";
import { OneImport } from "./OneImport";
import { Past } from "./Past";
import { ROSTER_TEXTS, useRosterWords } from "./words";
import "./roster.css";

/** A roster on its way in: chosen, checked, compared, applied, and taken back if need be. */
function Roster({ api, duties }: SectionProps) {
  const { say } = useRosterWords();
  const [school, setSchool] = useState<School | null>(null);
  const [open, setOpen] = useState("");
  function turn(id: string) {
    setOpen(id);
    focusHeading();
  }
  if (open) return <OneImport key={open} api={api} id={open} leave={() => turn("")} />;
  return (
    <>
      <p class="lead narrow">{say("roster.lead")}</p>
      <SchoolChoice api={api} duties={duties} value={school} choose={setSchool} all={say("roster.city")} />
      {(school || duties.city) && (
        <div class="desk-columns" key={school ? idOf(school) : ""}>
          <Begin api={api} school={school} begun={turn} />
          <Past api={api} school={school} open={turn} />
        </div>
      )}
    </>
  );
}

export default spoken(Roster, ROSTER_TEXTS);
