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

/** By it a password manager knows whose password this is, or will be. */
export function Login({ email }: { email: string }) {
  return <input class="unseen" type="email" autocomplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />;
}

/** What is asked of a password, told before one is chosen. */
export function Rules() {
  const { say } = useAccountWords();
  return (
    <div id="rules">
      <p>{say("password.rules")}</p>
      <ul>{(["length", "any", "refused"] as const).map((rule) => <li key={rule}>{say(`password.rule.${rule}`)}</li>)}</ul>
    </div>
  );
}
