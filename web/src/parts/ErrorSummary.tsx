import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../api";
import { useWords } from "../words";
import type { FieldError } from "./Field";

/** What is wrong, above the heading: it takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary({ errors, problem }: { errors: FieldError[]; problem?: Problem | null | undefined }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || Boolean(problem);
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [errors, problem, shown]);
  if (!shown) return null;
  const unreached = problem?.code === "unreached";
  const title = !problem ? words.say("error.summary") : unreached ? words.say("error.unreached.title") : problem.title;
  const detail = unreached ? words.say("error.unreached.detail") : problem?.detail;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.id}>
              <a href={`#${error.id}`} onClick={(event) => { event.preventDefault(); document.getElementById(error.id)?.focus(); }}>{error.text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
