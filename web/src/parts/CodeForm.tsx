import { useEffect, useRef, useState } from "preact/hooks";
import { asked, type Api, type Problem } from "../api";
import { dropCode, keepCode, readCode, type Channel, type SentCode } from "../draft";
import { useWords } from "../words";
import { ErrorSummary } from "./ErrorSummary";
import { Button, Choices, Field, type FieldError } from "./Field";

// Refusals that are about what was entered.
const OF_TRIES = ["code_wrong", "code_expired", "code_used", "code_exhausted"];

interface Props {
  api: Api;
  /** An e-mail address to be verified within a session; without it the code opens one. */
  fixed?: string;
  verified: (channel: Channel, contact: string) => void;
  /** Is told of every refusal. */
  refused?: (problem: Problem) => void;
}

/** Sends a code to a contact and takes it back. */
export function CodeForm({ api, fixed, verified, refused }: Props) {
  const { say } = useWords();
  const purpose = fixed ? "login_email" : "session";
  const [sent, setSent] = useState<SentCode | null>(() => kept(purpose, fixed));
  const [channel, setChannel] = useState<Channel>(sent?.channel ?? "email");
  const [contact, setContact] = useState(fixed ?? sent?.contact ?? "");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  function tell(why: Problem | null, wrong: FieldError[] = []) {
    setProblem(why);
    setErrors(wrong);
    if (why) refused?.(why);
  }

  async function send() {
    if (!contact.trim()) return tell(null, [{ id: "contact", text: say("error.required", { label: say(`code.${channel}.label`) }) }]);
    setBusy(true);
    const receipt = sessionStorage.getItem("receipt");
    const answer = await asked(api.client.POST("/codes", { body: { channel, contact, purpose, ...(receipt && { receipt }) } }));
    setBusy(false);
    if (!answer.ok) return tell(answer.problem, fieldErrors(answer.problem, "/contact", "contact"));
    const { challenge, reference, resend_after, expires_in } = answer.body;
    sessionStorage.setItem("receipt", answer.body.receipt);
    const after = (seconds: number) => Date.now() + seconds * 1000;
    const code = { channel, contact, challenge, reference, againAt: after(resend_after), endsAt: after(expires_in) };
    keepCode(purpose, code);
    setSent(code);
    tell(null);
  }

  function accepted() {
    dropCode(purpose);
    verified(channel, contact);
  }

  function other() {
    dropCode(purpose);
    setSent(null);
    tell(null);
  }

  if (sent) {
    return (
      <CodeEntry key={sent.challenge} api={api} sent={sent} busy={busy} problem={problem} errors={errors} tell={tell} again={() => void send()}
        accepted={accepted} {...(fixed ? { login: true } : { other })} />
    );
  }
  const text = errors[0]?.text;
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      {fixed ? <p>{fixed}</p> : (
        <>
          <Choices id="channel" label={say("code.title").replaceAll("\u200b", "")} value={channel} choose={(value) => { setChannel(value as Channel); setContact(""); tell(null); }}
            choices={[{ value: "email", label: say("code.email") }, { value: "sms", label: say("code.sms") }]} />
          {channel === "email"
            ? <Field id="contact" label={say("code.email.label")} type="email" autocomplete="email" spellcheck={false} error={text} value={contact} onInput={(event) => setContact(event.currentTarget.value)} />
            : <Field id="contact" label={say("code.sms.label")} hint={say("code.sms.hint")} type="tel" autocomplete="tel" error={text} value={contact} onInput={(event) => setContact(event.currentTarget.value)} />}
        </>
      )}
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "code.get")}</Button></div>
    </form>
  );
}

interface Entry {
  api: Api;
  sent: SentCode;
  /** Another code is being asked for. */
  busy: boolean;
  /** The code verifies a login's address within a session, and opens none. */
  login?: boolean;
  problem: Problem | null;
  errors: FieldError[];
  tell: (problem: Problem | null, errors?: FieldError[]) => void;
  again: () => void;
  other?: () => void;
  accepted: () => void;
}

function CodeEntry({ api, sent, busy, login, problem, errors, tell, again, other, accepted }: Entry) {
  const { say } = useWords();
  const [code, setCode] = useState("");
  const [trying, setTrying] = useState(false);
  // The name of a try: one whose answer was lost is repeated under the same, and so counted once.
  const tried = useRef({ code: "", key: "" });
  useEffect(() => document.getElementById("code")?.focus(), []);

  async function confirm() {
    const digits = code.replace(/\s/g, "");
    if (!digits) return tell(null, [{ id: "code", text: say("error.required", { label: say("code.enter") }) }]);
    if (tried.current.code !== digits) tried.current = { code: digits, key: crypto.randomUUID() };
    setTrying(true);
    const refused = await (login ? verify : open)(api, sent, digits, tried.current.key);
    setTrying(false);
    if (!refused) return accepted();
    if (refused.code !== "unreached") tried.current.code = "";
    if (OF_TRIES.includes(refused.code)) return tell(null, [{ id: "code", text: refused.detail }]);
    tell(refused, fieldErrors(refused, "/code", "code"));
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); void confirm(); }}>
      <ErrorSummary errors={errors} problem={problem} />
      <p id="sent" role="status">{say("code.sent", { contact: sent.contact, reference: sent.reference })}</p>
      <Field id="code" label={say("code.enter")} hint={say("code.hint")} about="sent" type="text" inputmode="numeric" autocomplete="one-time-code" error={errors[0]?.text} value={code} onInput={(event) => setCode(event.currentTarget.value)} />
      <div class="actions">
        <Button type="submit" busy={trying || busy}>{say(trying ? "working" : "code.confirm")}</Button>
        <Again at={sent.againAt} busy={trying || busy} again={again} />
        {other && <Button quiet onClick={other}>{say("code.other")}</Button>}
      </div>
    </form>
  );
}

/** Another code, once one may be asked for. */
function Again({ at, busy, again }: { at: number; busy: boolean; again: () => void }) {
  const { say } = useWords();
  const wait = useCountdown(at);
  if (wait > 0) return <p class="hint">{say("code.wait", { seconds: wait })}</p>;
  return <Button quiet busy={busy} onClick={again}>{say("code.again")}</Button>;
}

async function open(api: Api, { channel, contact, challenge }: SentCode, code: string, key: string): Promise<Problem | null> {
  const params = { header: { "Idempotency-Key": key } };
  const answer = await asked(api.client.POST("/code-verifications", { params, body: { channel, contact, challenge, code } }));
  if (!answer.ok) return answer.problem;
  api.begin(answer.body.session_token, answer.body.idle_seconds, answer.body.lifetime_seconds);
  return null;
}

async function verify(api: Api, { contact, challenge }: SentCode, code: string, key: string): Promise<Problem | null> {
  const params = { header: { "Idempotency-Key": key } };
  const answer = await asked(api.client.POST("/login-email-verifications", { params, body: { email: contact, challenge, code } }));
  return answer.ok ? null : answer.problem;
}

/** The refusal's words at the field that it names. */
export function fieldErrors(problem: Problem, pointer: string, id: string): FieldError[] {
  return (problem.errors ?? []).filter((error) => error.pointer === pointer).map((error) => ({ id, text: error.detail }));
}

/** A code that was sent before this page was loaded anew, if it can still be good. */
function kept(purpose: "session" | "login_email", fixed: string | undefined): SentCode | null {
  const sent = readCode(purpose);
  return sent && sent.endsAt > Date.now() && (!fixed || fixed === sent.contact) ? sent : null;
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
