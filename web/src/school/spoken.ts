// Spoken: a section of the school's, with what all of them look like.

import "./school.css";

export { spoken } from "../desk/section";
