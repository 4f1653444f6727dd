import { useState } from "preact/hooks";
import { asked, type Problem } from "../../api";
import { useSending } from "../../desk/useSending";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, type FieldError } from "../../parts/Field";
import type { AccountApi } from "../api";
import { useMissing } from "../missing";
import { Login, Password, Rules } from "../Password";
import { TryAt } from "../TryAt";
import { useSecurityWords } from "./words";

/** Another password in place of the current one; every other sign-in ends. */
export function ChangePassword({ api, email, changed }: { api: AccountApi; email: string; changed: () => void }) {
  const { say } = useSecurityWords();
  const [current, setCurrent] = useState("");
  const [chosen, setChosen] = useState("");
  const { missing, look } = useMissing();
  const { busy, problem, retryAfter, send } = useSending();
  const errors = missing.length > 0 || !problem ? missing : refused(problem);
  const told = (id: string) => errors.find((error) => error.id === id)?.text;

  function submit() {
    if (!look({ current: [current, say("password.current")], "new-password": [chosen, say("password.new")] })) return;
    void send(() => asked(api.client.POST("/account/password", { body: { current_password: current, new_password: chosen } })), (tokens) => {
      api.begin(tokens);
      changed();
    });
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <h2>{say("password.change")}</h2>
      <p>{say("password.change.text")}</p>
      <Login email={email} />
      <Password id="current" label={say("password.current")} autocomplete="current-password" error={told("current")} value={current} enter={setCurrent} />
      <Rules />
      <Password id="new-password" label={say("password.new")} about="rules" autocomplete="new-password" error={told("new-password")} value={chosen} enter={setChosen} />
      <TryAt seconds={retryAfter} />
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "password.change")}</Button></div>
    </form>
  );
}

function refused(problem: Problem): FieldError[] {
  if (problem.code === "password_wrong") return [{ id: "current", text: problem.detail }];
  return fieldErrors(problem, "/new_password", "new-password");
}
