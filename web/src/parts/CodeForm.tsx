import { useEffect, useState } from "preact/hooks";
import { asked, type Api, type Problem } from "../api";
import { useWords } from "../words";
import { ErrorSummary } from "./ErrorSummary";
import { Button, Choices, Field, type FieldError } from "./Field";

type Channel = "email" | "sms";

interface Issued {
  challenge: string;
  reference: string;
  againAt: number;
}

/** Sends a code to a contact and takes it back. `fixed` is an e-mail address to be verified within a session;
 *  without it the code opens one. */
export function CodeForm({ api, fixed, verified }: { api: Api; fixed?: string; verified: (channel: Channel, contact: string) => void }) {
  const { say } = useWords();
  const [channel, setChannel] = useState<Channel>("email");
  const [contact, setContact] = useState(fixed ?? "");
  const [issued, setIssued] = useState<Issued | null>(null);
  const [code, setCode] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown(issued?.againAt ?? 0);

  function tell(refused: Problem | null, wrong: FieldError[] = []) {
    setProblem(refused);
    setErrors(wrong);
  }

  async function send() {
    if (!contact.trim()) return tell(null, [{ id: "contact", text: say("error.required") }]);
    setBusy(true);
    const receipt = sessionStorage.getItem("receipt");
    const purpose = fixed ? "login_email" : "session";
    const answer = await asked(api.client.POST("/codes", { body: { channel, contact, purpose, ...(receipt && { receipt }) } }));
    setBusy(false);
    if (!answer.ok) return tell(answer.problem, fieldErrors(answer.problem, "/contact", "contact"));
    sessionStorage.setItem("receipt", answer.body.receipt);
    setIssued({ challenge: answer.body.challenge, reference: answer.body.reference, againAt: Date.now() + answer.body.resend_after * 1000 });
    setCode("");
    tell(null);
  }

  async function confirm() {
    if (!issued) return;
    if (!code.trim()) return tell(null, [{ id: "code", text: say("error.required") }]);
    setBusy(true);
    const told = { challenge: issued.challenge, code };
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const refused = fixed
      ? await refusal(asked(api.client.POST("/login-email-verifications", { params: { header: key }, body: { email: contact, ...told } })))
      : await opened(told, key);
    setBusy(false);
    if (refused) return tell(refused, fieldErrors(refused, "/code", "code"));
    verified(channel, contact);
  }

  async function opened(told: { challenge: string; code: string }, key: { "Idempotency-Key": string }) {
    const answer = await asked(api.client.POST("/code-verifications", { params: { header: key }, body: { channel, contact, ...told } }));
    if (!answer.ok) return answer.problem;
    api.begin(answer.body.session_token, answer.body.idle_seconds, answer.body.lifetime_seconds);
    return null;
  }

  const textOf = (id: string) => errors.find((error) => error.id === id)?.text;
  if (!issued) {
    return (
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <ErrorSummary errors={errors} problem={problem} />
        {fixed ? <p>{fixed}</p> : (
          <>
            <Choices id="channel" label={say("code.title").replaceAll("\u200b", "")} value={channel} choose={(value) => setChannel(value as Channel)}
              choices={[{ value: "email", label: say("code.email") }, { value: "sms", label: say("code.sms") }]} />
            {channel === "email"
              ? <Field id="contact" label={say("code.email.label")} type="email" autocomplete="email" error={textOf("contact")} value={contact} onInput={(event) => setContact(event.currentTarget.value)} />
              : <Field id="contact" label={say("code.sms.label")} hint={say("code.sms.hint")} type="tel" autocomplete="tel" error={textOf("contact")} value={contact} onInput={(event) => setContact(event.currentTarget.value)} />}
          </>
        )}
        <div class="actions"><Button type="submit" disabled={busy}>{say("code.get")}</Button></div>
      </form>
    );
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void confirm(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <p role="status">{say("code.sent", { contact, reference: issued.reference })}</p>
      <Field id="code" label={say("code.enter")} hint={say("code.hint")} type="text" inputmode="numeric" autocomplete="one-time-code" error={textOf("code")} value={code} onInput={(event) => setCode(event.currentTarget.value)} />
      <div class="actions">
        <Button type="submit" disabled={busy}>{say("code.confirm")}</Button>
        {wait > 0
          ? <p class="hint">{say("code.wait", { seconds: wait })}</p>
          : <Button quiet disabled={busy} onClick={() => void send()}>{say("code.again")}</Button>}
        {!fixed && <Button quiet onClick={() => { setIssued(null); tell(null); }}>{say("code.other")}</Button>}
      </div>
    </form>
  );
}

/** The refusal's words at the field that it names. */
export function fieldErrors(problem: Problem, pointer: string, id: string): FieldError[] {
  return (problem.errors ?? []).filter((error) => error.pointer === pointer).map((error) => ({ id, text: error.detail }));
}

async function refusal(answer: Promise<{ ok: true } | { ok: false; problem: Problem }>): Promise<Problem | null> {
  const outcome = await answer;
  return outcome.ok ? null : outcome.problem;
}

/** Whole seconds until a time (milliseconds of the epoch). */
function useCountdown(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
