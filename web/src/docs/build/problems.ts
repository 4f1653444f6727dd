// Problems: the catalogue of refusals, by status, each with how to bring it about.

import { code, escaped, line, link } from "./html.ts";
import { operationAddress, permalink } from "./operations.ts";

export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string;
  cause: string;
  operations: string[];
}

export interface ProblemGroup {
  status: number;
  name: string;
  problems: Problem[];
}

/** By status, the lowest first; `names` are the statuses' own (`401` → `Unauthorized`). */
export function byStatus(problems: readonly Problem[], names: Readonly<Record<number, string | undefined>>): ProblemGroup[] {
  const statuses = [...new Set(problems.map(({ status }) => status))].sort((one, other) => one - other);
  return statuses.map((status) => ({
    status,
    name: names[status] ?? "",
    problems: problems.filter((problem) => problem.status === status),
  }));
}

/** A refusal as it comes, with a field at fault. Throws Error: the catalogue lacks the code. */
export function example(problems: readonly Problem[]): object {
  const found = problems.find(({ code: each }) => each === "invalid_request");
  if (!found) throw new Error("the catalogue has no invalid_request");
  const { title, status, detail, code: told } = found;
  const type = `urn:parent-binding:problem:${told}`;
  const errors = [{ pointer: "/contact", code: "required", detail: "Please fill this in." }];
  return { type, title, status, detail, code: told, errors };
}

/** The whole catalogue. */
export function catalogue(groups: readonly ProblemGroup[]): string {
  return groups
    .map(
      ({ status, name, problems }) =>
        `<h2 id="status-${status}">${status} ${escaped(name)}</h2>\n${problems.map(section).join("\n")}`,
    )
    .join("\n");
}

function section(problem: Problem): string {
  const operations = problem.operations.map((id) => link(operationAddress(id), code(id)));
  return `<section class="problem" id="${problem.code}">
<h3>${code(problem.code)} ${permalink(problem.code, problem.code)}</h3>
<dl class="facts">
<dt>Says</dt><dd><strong>${escaped(problem.title)}</strong> ${line(problem.detail)}</dd>
<dt>How to cause it</dt><dd>${line(problem.cause)}</dd>
<dt>Where</dt><dd>${operations.join(", ") || "Any address"}</dd>
</dl>
</section>`;
}
