import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Problem } from "../api";
import { useWords } from "../words";
import type { FieldError } from "./Field";

export interface Alarm {
  errors: FieldError[];
  problem: Problem | null;
}

/** How a screen has its page say what is wrong; `null`: nothing is any more. `place` tells one screen from another. */
export type Raise = (place: object, alarm: Alarm | null) => void;
export const Alarms = createContext<Raise | null>(null);

const NONE: FieldError[] = [];

/** What is wrong on a screen. Its page shows it above the heading; where there is no page, it stands where it is. */
export function ErrorSummary({ errors = NONE, problem = null }: { errors?: FieldError[]; problem?: Problem | null | undefined }) {
  const raise = useContext(Alarms);
  const place = useRef({});
  const wrong = errors.length > 0 ? errors : NONE;
  const alarm = wrong.length > 0 || problem ? { errors: wrong, problem } : null;
  useEffect(() => raise?.(place.current, alarm), [raise, wrong, problem]);
  useEffect(() => () => raise?.(place.current, null), [raise]);
  return raise || !alarm ? null : <Summary alarm={alarm} />;
}

/** It takes the focus when it appears, and each line leads to its field. */
export function Summary({ alarm: { errors, problem } }: { alarm: Alarm }) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors, problem]);
  const unreached = problem?.code === "unreached";
  const title = !problem ? say("error.summary") : unreached ? say("error.unreached.title") : problem.title;
  const detail = unreached ? say("error.unreached.detail") : problem?.detail;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ id, text, href }) => (
            <li key={id}>{href ? <a href={href}>{text}</a> : <a href={`#${id}`} onClick={(event) => { event.preventDefault(); lead(id); }}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Where something is to be chosen, the first choice: a group can't be worked by the keyboard itself. */
function lead(id: string): void {
  const place = document.getElementById(id);
  const first = place?.tagName === "FIELDSET" ? place.querySelector<HTMLElement>("input") : place;
  place?.scrollIntoView({ block: "nearest" });
  first?.focus();
}

/** The refusal's words at the field that it names. */
export function fieldErrors(problem: Problem, pointer: string, id: string): FieldError[] {
  return (problem.errors ?? []).filter((error) => error.pointer === pointer).map((error) => ({ id, text: error.detail }));
}
