import { useState } from "preact/hooks";
import { Field } from "../parts/Field";
import { useAccountWords } from "./words";

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  about?: string;
  autocomplete: "current-password" | "new-password";
  value: string;
  enter: (value: string) => void;
}

/** A password, which can be pasted, filled in by a password manager, and shown. */
export function Password({ id, enter, ...field }: Props) {
  const { say } = useAccountWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field id={id} type={shown ? "text" : "password"} autocapitalize="none" spellcheck={false} {...field} onInput={(event) => enter(event.currentTarget.value)} />
      <label class="choice">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} aria-controls={id} />
        <span>{say("password.show")}</span>
      </label>
    </div>
  );
}
