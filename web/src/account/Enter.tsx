import { useState } from "preact/hooks";
import { useSending } from "../desk/useSending";
import type { SentCode } from "../draft";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, Field } from "../parts/Field";
import type { AccountApi, Tokens } from "./api";
import { sentTo, signIn } from "./calls";
import { useMissing } from "./missing";
import { Password } from "./Password";
import { TryAt } from "./TryAt";
import { useAccountWords } from "./words";

interface Props {
  api: AccountApi;
  email: string;
  fill: (email: string) => void;
  receive: (code: SentCode, first: string) => void;
  enter: (tokens: Tokens) => void;
  forgotten: () => void;
}

/** Login and password: the own one, or the first. */
export function Enter({ api, email, fill, receive, enter, forgotten }: Props) {
  const { say } = useAccountWords();
  const [password, setPassword] = useState("");
  const { missing, look } = useMissing();
  const { busy, problem, retryAfter, send } = useSending();
  const errors = missing.length > 0 || !problem ? missing : [...fieldErrors(problem, "/email", "email"), ...fieldErrors(problem, "/password", "password")];
  const told = (id: string) => errors.find((error) => error.id === id)?.text;

  function submit() {
    if (!look({ email: [email, say("code.email.label")], password: [password, say("password.own")] })) return;
    void send(() => signIn(api, email, password), (answer) => "access_token" in answer ? enter(answer) : receive(sentTo(email, answer), password));
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <Field id="email" label={say("code.email.label")} hint={say("sign_in.email.hint")} type="email" autocomplete="username" spellcheck={false} error={told("email")}
        value={email} onInput={(event) => fill(event.currentTarget.value)} />
      <Password id="password" label={say("password.own")} hint={say("sign_in.password.hint")} autocomplete="current-password" error={told("password")}
        value={password} enter={setPassword} />
      <TryAt seconds={retryAfter} />
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "sign_in.send")}</Button>
        <Button quiet onClick={forgotten}>{say("sign_in.forgotten")}</Button>
      </div>
    </form>
  );
}
