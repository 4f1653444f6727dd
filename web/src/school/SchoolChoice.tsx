import { useEffect, useState } from "preact/hooks";
import { asked, type Schemas } from "../api";
import { Select } from "../parts/Field";
import { useWords } from "../words";
import type { StaffApi } from "../staff/api";
import { idOf, type Duties, type School } from "../staff/duties";
import type { StaffKey } from "../staff/texts/zh-Hant";
import { useAnswer } from "../desk/useAnswer";
import { Waiting } from "../desk/Waiting";

type Level = Schemas["SchoolLevel"];

export const LEVELS: Level[] = ["elementary", "junior_high", "senior_high", "vocational_high"];

interface Props {
  api: StaffApi;
  duties: Duties;
  value: School | null;
  /** `level`: of the school, or chosen without one. */
  choose: (school: School | null, level?: Level) => void;
  /** Words for the whole city, where that can be chosen. */
  all?: string;
}

/** Which school: one's own, one of several, or for the city any of the catalogue. */
export function SchoolChoice(props: Props) {
  const { duties, value, choose } = props;
  const { say } = useWords<StaffKey>();
  useEffect(() => {
    if (!value && !duties.city && duties.schools[0]) choose(duties.schools[0]);
  }, []);
  if (duties.city) return <OfTheCity {...props} />;
  if (duties.schools.length === 1) return null;
  return (
    <div class="bar">
      <Select id="at-school" label={say("desk.school")} value={value ? idOf(value) : ""}
        choose={(id) => choose(duties.schools.find((school) => idOf(school) === id) ?? null)}
        choices={duties.schools.map((school) => ({ value: idOf(school), label: school.school_name }))} />
    </div>
  );
}

function OfTheCity({ api, value, choose, all }: Props) {
  const { say } = useWords<StaffKey>();
  const [level, setLevel] = useState<Level | "">(value?.school_level ?? "");
  useEffect(() => { if (value) setLevel(value.school_level); }, [value]);
  const { body, problem, again } = useAnswer(level ? () => asked(api.client.GET("/schools", { params: { query: { school_level: level } } })) : null, [level]);
  const schools = body?.schools ?? [];
  function pick(code: string) {
    const found = schools.find((school) => school.code === code);
    if (level) choose(found ? { school_level: level, school_code: found.code, school_name: found.name } : null, level);
  }
  return (
    <div class="bar">
      <Select id="at-level" label={say("desk.level")} value={level} choose={(chosen) => { setLevel(chosen as Level); choose(null, (chosen || undefined) as Level | undefined); }}
        choices={[{ value: "", label: all ?? say("desk.choose") }, ...LEVELS.map((each) => ({ value: each, label: say(`level.${each}`) }))]} />
      {level && body && (
        <Select id="at-school" label={say("desk.school")} value={value?.school_code ?? ""} choose={pick}
          choices={[{ value: "", label: say("desk.choose") }, ...schools.map((school) => ({ value: school.code, label: school.name }))]} />
      )}
      {level && !body && <Waiting problem={problem} again={again} />}
    </div>
  );
}
