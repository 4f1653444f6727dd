// Types: an import as the service tells of it.

import type { Schemas } from "../../api";

export type Import = Schemas["ImportSummary"];
export type Report = Schemas["ImportDetail"];
export type State = Schemas["ImportState"];
export type Kind = Schemas["PupilDifference"]["kind"];

export const KINDS: Kind[] = ["added", "changed", "moved", "returned", "left"];
