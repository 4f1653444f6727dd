import { useEffect, useState } from "preact/hooks";
import { asked, type Problem } from "../api";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Select } from "../parts/Field";
import type { StaffApi } from "./api";
import { idOf, type Class, type Duties } from "./duties";
import { useStaffWords } from "./words";

interface Props {
  api: StaffApi;
  duties: Duties;
  value: Class | null;
  choose: (of: Class) => void;
}

/** Which class: the own one, one in which one stands in, or any of a school whose registrar one is. */
export function ClassChoice({ api, duties, value, choose }: Props) {
  const { say } = useStaffWords();
  const { classes, problem } = useClasses(api, duties);
  useEffect(() => {
    if (!value && classes?.[0]) choose(classes[0]);
  }, [classes]);
  if (problem) return <ErrorSummary problem={problem} />;
  if (!classes) return <p role="status">{say("working")}</p>;
  if (classes.length === 0) return <p class="card">{say("desk.no_classes")}</p>;
  // One class alone is no choice.
  if (classes.length === 1) return null;
  const several = duties.schools.length > 1 || new Set(classes.map((each) => each.school_code)).size > 1;
  return (
    <div class="bar">
      <Select id="class" label={say("desk.class")} value={value ? idOf(value) : ""}
        choose={(id) => choose(classes.find((each) => idOf(each) === id)!)}
        choices={classes.map((each) => ({ value: idOf(each), label: `${several ? nameOf(each) : each.class_name}${roleIn(each)}` }))} />
    </div>
  );

  function roleIn(each: Class): string {
    if (duties.own && idOf(each) === idOf(duties.own)) return say("brackets", { text: say("role.homeroom_teacher") });
    return duties.classes.some((own) => idOf(own) === idOf(each)) ? say("brackets", { text: say("role.substitute") }) : "";
  }
}

function nameOf(of: Class): string {
  return `${of.school_name} ${of.class_name}`;
}

/** The own classes first, then the others of one's schools. */
function useClasses(api: StaffApi, duties: Duties): { classes: Class[] | null; problem: Problem | null } {
  const [classes, setClasses] = useState<Class[] | null>(duties.schools.length > 0 ? null : duties.classes);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let wanted = true;
    async function load() {
      const found = [...duties.classes];
      for (const school of duties.schools) {
        const { school_level, school_code } = school;
        const answer = await asked(api.client.GET("/school-classes", { params: { query: { school_level, school_code } } }));
        if (!wanted) return;
        if (!answer.ok) return setProblem(answer.problem);
        const known = new Set(found.map(idOf));
        found.push(...answer.body.classes.map(({ class_name }) => ({ ...school, class_name })).filter((each) => !known.has(idOf(each))));
      }
      setClasses(found);
    }
    if (duties.schools.length > 0) void load();
    return () => { wanted = false; };
  }, [duties]);
  return { classes, problem };
}
