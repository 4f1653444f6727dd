// Texts of the assignments in English.

import type { AssignmentsTexts } from "./zh-Hant";

export const texts: AssignmentsTexts = {
  "give.lead.school": "While a homeroom teacher is away, a substitute decides the applications of the class. It ends on its last day, and can be taken back at any time.",
  "give.lead.city": "Name the registrars of each school. They import rosters, name substitutes, enter applications at the counter and protect children.",
  "give.title": "Give an assignment",
  "give.title.substitute": "Name a substitute",
  "give.title.registrar": "Name a registrar",
  "give.role": "Role",
  "give.class_name": "Class",
  "give.name": "Name",
  "give.email": "Staff e-mail address",
  "give.email.hint": "The sign-in name. Who has none yet is sent a first password.",
  "give.starts": "First day",
  "give.ends": "Last day",
  "give.ends.hint": "Without one it lasts until it is taken back.",
  "give.send": "Give",
  "give.done": "{name} was given the assignment.",

  "given.title": "Assignments",
  "given.none": "Nobody is assigned yet.",
  "given.later": "Not yet",
  "given.days": "{starts} to {ends}",
  "given.from": "From {starts} on",
  "given.back": "Take back",
  "given.back.title": "Take back the assignment of {name}?",
  "given.back.text": "It holds no longer from the next request on. Decisions that were made are kept.",
  "given.back.done": "The assignment of {name} was taken back.",
};
