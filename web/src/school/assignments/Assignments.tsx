import { useState } from "preact/hooks";
import { asked } from "../../api";
import type { SectionProps } from "../../staff/Desk";
import { idOf, type School } from "../../staff/duties";
import { useAnswer } from "../../desk/useAnswer";
import { Waiting } from "../../desk/Waiting";
import { SchoolChoice } from "../SchoolChoice";
import { spoken } from "../spoken";
import { Give } from "./Give";
import { Given, type Role } from "./Given";
import { ASSIGNMENTS_TEXTS, useAssignmentsWords } from "./words";

/** Who stands in for whom at a school: a registrar gives and takes back substitutes, the city registrars. */
function Assignments({ api, duties }: SectionProps) {
  const { say } = useAssignmentsWords();
  const [school, setSchool] = useState<School | null>(null);
  const roles: Role[] = [...(duties.city ? ["registrar" as const] : []), ...(duties.schools.length > 0 ? ["substitute" as const] : [])];
  return (
    <>
      <p class="lead narrow">{say(duties.city ? "give.lead.city" : "give.lead.school")}</p>
      <SchoolChoice api={api} duties={duties} value={school} choose={setSchool} />
      {school && <AtSchool key={idOf(school)} api={api} school={school} roles={roles} />}
    </>
  );
}

function AtSchool({ api, school, roles }: { api: SectionProps["api"]; school: School; roles: Role[] }) {
  const [told, setTold] = useState("");
  const { school_level, school_code } = school;
  const at = { school_level, school_code };
  const { body, problem, again } = useAnswer(() => asked(api.client.GET("/school-assignments", { params: { query: at } })), []);
  function changed(done: string) {
    setTold(done);
    again();
  }
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <div class="desk-columns">
        {body ? <Given api={api} at={at} roles={roles} assignments={body.assignments} changed={changed} /> : <Waiting problem={problem} again={again} />}
        <Give api={api} at={at} roles={roles} changed={changed} />
      </div>
    </>
  );
}

export default spoken(Assignments, ASSIGNMENTS_TEXTS);
