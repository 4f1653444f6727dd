// Children: a handful of the sample's pupils, for trying the service out.

import { code, escaped, table } from "./html.ts";

/** A pupil with what a guardian enters to be matched, in the words of the API. */
export interface Child {
  name: string;
  national_id: string;
  school_level: string;
  school_code: string;
  school: string;
  class_name: string;
}

// By student number: three siblings in three schools, then one each of other schools.
const SHOWN = ["9001010002", "9002010003", "9003010002", "9001010001", "9004010001"];
const LEVELS: Record<string, string> = {
  國小: "elementary",
  國中: "junior_high",
  高中: "senior_high",
  高職: "vocational_high",
};

/** The pupils shown, out of the sample's roster (CSV with Chinese headings). Throws Error: one is not in it. */
export function children(roster: string): Child[] {
  const rows = new Map(rowsOf(roster).map((row) => [row["學號"], row]));
  return SHOWN.map((number) => {
    const row = rows.get(number);
    const level = LEVELS[row?.["學層"] ?? ""];
    if (!row || !level) throw new Error(`the sample's roster has no pupil ${number}`);
    return {
      name: row["姓名"] ?? "",
      national_id: row["身分證字號"] ?? "",
      school_level: level,
      school_code: row["學校代碼"] ?? "",
      school: row["學校"] ?? "",
      class_name: row["班級"] ?? "",
    };
  });
}

/** The pupils in a table, for whoever reads. */
export function childrenTable(all: readonly Child[]): string {
  const rows = all.map((child) => [
    `<span lang="zh-Hant">${escaped(child.name)}</span>`,
    code(child.national_id),
    code(child.school_level),
    code(child.school_code),
    `<span lang="zh-Hant">${escaped(child.school)} ${escaped(child.class_name)}</span>`,
  ]);
  return table("Children of the sandbox", ["Name", "national_id", "school_level", "school_code", "Where"], rows);
}

// The sample quotes nothing.
function rowsOf(text: string): Record<string, string>[] {
  const [heads = [], ...rows] = text
    .replace("\uFEFF", "")
    .trim()
    .split(/\r?\n/)
    .map((each) => each.split(","));
  return rows.map((cells) => Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? ""])));
}
