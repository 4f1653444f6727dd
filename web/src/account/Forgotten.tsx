import { useSending } from "../desk/useSending";
import type { SentCode } from "../draft";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, Field } from "../parts/Field";
import type { AccountApi } from "./api";
import { askCode, sentTo } from "./calls";
import { useMissing } from "./missing";
import { TryAt } from "./TryAt";
import { useAccountWords } from "./words";

interface Props {
  api: AccountApi;
  email: string;
  fill: (email: string) => void;
  receive: (code: SentCode) => void;
  back: () => void;
}

/** For whom the password was forgotten, or the first one ran out: a code to the login's mailbox. */
export function Forgotten({ api, email, fill, receive, back }: Props) {
  const { say } = useAccountWords();
  const { missing, look } = useMissing();
  const { busy, problem, retryAfter, send } = useSending();
  const errors = missing.length > 0 || !problem ? missing : fieldErrors(problem, "/email", "email");

  function submit() {
    if (look({ email: [email, say("code.email.label")] })) void send(() => askCode(api, email), (answer) => receive(sentTo(email, answer)));
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <p>{say("forgotten.text")}</p>
      <Field id="email" label={say("code.email.label")} hint={say("sign_in.email.hint")} type="email" autocomplete="username" spellcheck={false} error={errors[0]?.text}
        value={email} onInput={(event) => fill(event.currentTarget.value)} />
      <TryAt seconds={retryAfter} />
      <div class="actions">
        <Button type="submit" busy={busy}>{say(busy ? "working" : "code.get")}</Button>
        <Button quiet onClick={back}>{say("sign_in.back")}</Button>
      </div>
    </form>
  );
}
