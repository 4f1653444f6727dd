import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../api";
import { Alarms, ErrorSummary } from "../parts/ErrorSummary";
import { Button, type FieldError } from "../parts/Field";
import { useWords } from "../words";

interface Props {
  title: string;
  text?: string;
  yes: string;
  no: string;
  busy: boolean;
  errors?: FieldError[];
  problem: Problem | null;
  send: () => void;
  leave: () => void;
  children?: ComponentChildren;
}

/** Asks before something is done that others feel at once; what is wrong with it is told within. */
export function Ask({ title, text, yes, no, busy, errors = [], problem, send, leave, children }: Props) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="asked" onClose={leave}>
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); if (!busy) send(); }}>
        {/* The page above can't be reached while this is open. */}
        <Alarms.Provider value={null}><ErrorSummary errors={errors} problem={problem} /></Alarms.Provider>
        <h2 id="asked">{title}</h2>
        {text && <p>{text}</p>}
        {children}
        <div class="actions">
          <Button type="submit" busy={busy}>{busy ? say("working") : yes}</Button>
          {/* Closed and not only gone: what had the focus before gets it back. */}
          <Button quiet onClick={() => dialog.current?.close()}>{no}</Button>
        </div>
      </form>
    </dialog>
  );
}
