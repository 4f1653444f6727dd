import type { Api } from "../api";
import { Download } from "../parts/Download";
import { Heading } from "../parts/Page";
import { useWords } from "../words";
import type { Submitted } from "./Review";

/** What was handed in, the form to keep, and what happens next. */
export function Done({ api, submitted }: { api: Api; submitted: Submitted }) {
  const { say } = useWords();
  return (
    <>
      <Heading>{say("done.title")}</Heading>
      <section class="card handed-in">
        <dl class="rows">
          <dt>{say("done.number")}</dt><dd><strong>{submitted.application_number}</strong></dd>
          <dt>{say("review.students")}</dt><dd>{submitted.bindings.map((binding) => binding.student_name).join("、")}</dd>
        </dl>
        <Download api={api} number={submitted.application_number} kind="form" />
      </section>
      <section class="card">
        <h2>{say("done.next.title")}</h2>
        <ul>
          <li>{say("done.next.review")}</li>
          <li>{say("done.next.progress")}</li>
          <li>{say("done.next.sign_in")}</li>
        </ul>
        <p class="ways">
          <a class="button quiet" href="/progress/">{say("start.progress")}</a>
          <a class="button quiet" href="/">{say("home")}</a>
        </p>
      </section>
    </>
  );
}
