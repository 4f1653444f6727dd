import { useRef, useState } from "preact/hooks";
import type { Problem } from "../api";
import { useSending } from "../desk/useSending";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, type FieldError } from "../parts/Field";
import type { AccountApi, Tokens } from "./api";
import { setPassword, type Opened } from "./calls";
import { useMissing } from "./missing";
import { Login, Password, Rules } from "./Password";
import { TryAt } from "./TryAt";
import { useAccountWords } from "./words";

interface Props {
  api: AccountApi;
  email: string;
  change: Opened;
  /** The first password, if it was entered a moment ago. */
  first: string;
  enter: (tokens: Tokens) => void;
  /** Asks for another code, when the time to set a password is over. */
  again: () => void;
}

/** An own password, in place of the first one or of one that was forgotten. */
export function NewPassword({ api, email, change, first, enter, again }: Props) {
  const { say } = useAccountWords();
  const [initial, setInitial] = useState(first);
  const [chosen, setChosen] = useState("");
  const { missing, look } = useMissing();
  const { busy, problem, retryAfter, send } = useSending();
  const needsFirst = change.initial_password_required;
  const refusedFirst = useRef(false);
  refusedFirst.current ||= problem?.code === "password_wrong";
  const asksFirst = needsFirst && (!first || refusedFirst.current);
  const errors = missing.length > 0 || !problem ? missing : refused(problem);
  const told = (id: string) => errors.find((error) => error.id === id)?.text;

  function submit() {
    const all = look({ ...(asksFirst && { initial: [initial, say("password.first")] as [string, string] }), "new-password": [chosen, say("password.new")] });
    if (all) void send(() => setPassword(api, { password_change: change.password_change, new_password: chosen, ...(needsFirst && { initial_password: initial }) }), enter);
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <Login email={email} />
      {asksFirst && <Password id="initial" label={say("password.first")} hint={say("password.first.hint")} autocomplete="current-password" error={told("initial")} value={initial} enter={setInitial} />}
      <Rules />
      <Password id="new-password" label={say("password.new")} about="rules" autocomplete="new-password" error={told("new-password")} value={chosen} enter={setChosen} />
      <TryAt seconds={retryAfter} />
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "password.set")}</Button>
        {problem?.code === "password_change_expired" && <Button quiet onClick={again}>{say("password.again")}</Button>}
      </div>
    </form>
  );
}

function refused(problem: Problem): FieldError[] {
  if (problem.code === "password_wrong") return [{ id: "initial", text: problem.detail }];
  return [...fieldErrors(problem, "/initial_password", "initial"), ...fieldErrors(problem, "/new_password", "new-password")];
}
