import { useState } from "preact/hooks";
import { asked } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Select } from "../../parts/Field";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type School } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { Entries, type Entry } from "./Entries";
import { lastMonths, monthName } from "./months";
import { AUDIT_TEXTS, useAuditWords } from "./words";

const MONTHS = 12;

/** Who saw or changed what at a school, a month at a time, the latest first. */
function Audit({ api, duties }: SectionProps) {
  const { say, language } = useAuditWords();
  const [school, setSchool] = useState<School | null>(null);
  const months = lastMonths(Date.now(), MONTHS);
  const [month, setMonth] = useState(months[0]!);
  return (
    <>
      <p class="lead narrow">{say("audit.lead")}</p>
      <div class="bar">
        <SchoolChoice api={api} duties={duties} value={school} choose={setSchool} all={say("audit.city")} />
        <Select id="month" label={say("audit.month")} value={month} choose={setMonth} choices={months.map((value) => ({ value, label: monthName(value, language) }))} />
      </div>
      {(school || duties.city) && <OfMonth key={`${school ? idOf(school) : ""} ${month}`} api={api} school={school} month={month} />}
    </>
  );
}

function OfMonth({ api, school, month }: { api: SectionProps["api"]; school: School | null; month: string }) {
  const { say } = useAuditWords();
  const [later, setLater] = useState<Entry[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const [failed, setFailed] = useState<Parameters<typeof Waiting>[0]["problem"]>(null);
  const [busy, setBusy] = useState(false);
  const of = school && { school_level: school.school_level, school_code: school.school_code };
  const ask = (from?: string) => asked(api.client.GET("/audit", { params: { query: { ...of, month, ...(from && { cursor: from }) } } }));
  const { body, problem, again } = useAnswer(() => ask(), []);
  if (!body) return <Waiting problem={problem} again={again} />;
  const from = cursor === undefined ? body.next : cursor;
  async function more() {
    setBusy(true);
    const answer = await ask(from!);
    setBusy(false);
    setFailed(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setLater([...later, ...answer.body.entries]);
    setCursor(answer.body.next);
  }
  const entries = [...body.entries, ...later];
  if (entries.length === 0) return <p class="card">{say("audit.none")}</p>;
  return (
    <>
      <ErrorSummary problem={failed} />
      <Entries entries={entries} />
      {from && <div class="actions"><Button quiet busy={busy} onClick={() => void more()}>{say(busy ? "working" : "audit.more")}</Button></div>}
    </>
  );
}

export default spoken(Audit, AUDIT_TEXTS);
