// Calls: what this section asks of the service.

import { asked } from "../../api";
import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";

/** A new import of a school, or (null) of whatever schools the file names; answered with where its file goes. */
export function begin(api: StaffApi, school: School | null) {
  const of = school && { school_level: school.school_level, school_code: school.school_code };
  return asked(api.client.POST("/roster-imports", { body: { ...of } }));
}

/** Has the file that was sent up checked. */
export function look(api: StaffApi, import_id: string) {
  return asked(api.client.POST("/roster-imports/{import_id}/check", { params: { path: { import_id } } }));
}

export function read(api: StaffApi, import_id: string) {
  return asked(api.client.GET("/roster-imports/{import_id}", { params: { path: { import_id } } }));
}

export function apply(api: StaffApi, import_id: string, allow_missing: boolean) {
  return asked(api.client.POST("/roster-imports/{import_id}/application", { params: { path: { import_id } }, body: { allow_missing } }));
}

export function undo(api: StaffApi, import_id: string) {
  return asked(api.client.POST("/roster-imports/{import_id}/undo", { params: { path: { import_id } }, body: {} }));
}

export function past(api: StaffApi, school: School | null) {
  const query = { ...(school && { school_level: school.school_level, school_code: school.school_code }) };
  return asked(api.client.GET("/roster-imports", { params: { query } }));
}
