// Texts of the coverage in English.

import type { CoverageTexts } from "./zh-Hant";

export const texts: CoverageTexts = {
  "coverage.city": "Whole city",
  "coverage.year": "school year {year}",
  "coverage.by_class": "By class",
  "coverage.by_school": "By school",
  "coverage.share": "Share",
  "coverage.students": "Students",
  "coverage.bound": "Bound",
  "coverage.pending": "Pending",
  "coverage.unbound": "Unbound",
  "coverage.exempt": "Exempt",
  "coverage.all": "All",
  "coverage.late": "{days} days or more",
  "coverage.of": "{bound} of {students} students who can be bound",
  "coverage.waiting": "Pending applications have waited",
  "coverage.age.under": "Less than {to} days",
  "coverage.age": "{from} to {to} days",
  "coverage.age.over": "{from} days or more",
  "coverage.csv": "Download CSV",
  "coverage.back": "Back to the classes",

  "class.caption": "Students of {name}",
  "class.seat": "No.",
  "class.name": "Name",
  "class.state": "Binding",
  "class.approved": "Guardians bound",
  "class.applied": "Guardians waiting",
  "class.count": "{count} students",
  "class.protected": "Protected",
  "class.empty": "This class has no students.",
};
