import { useState } from "preact/hooks";
import { asked, type Api, type Problem } from "../api";
import { dropCode, keepCode, readCode, type Channel, type SentCode } from "../draft";
import { useWords } from "../words";
import { CodeEntry } from "./CodeEntry";
import { ErrorSummary, fieldErrors } from "./ErrorSummary";
import { Button, Choices, Field, type FieldError } from "./Field";

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
      <CodeEntry key={sent.challenge} sent={sent} busy={busy} problem={problem} errors={errors} tell={tell} again={() => void send()}
        attempt={(code, key) => (fixed ? verify : open)(api, sent, code, key)} accepted={accepted} {...(!fixed && { other })} />
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

/** A code that was sent before this page was loaded anew, if it can still be good. */
function kept(purpose: "session" | "login_email", fixed: string | undefined): SentCode | null {
  const sent = readCode(purpose);
  return sent && sent.endsAt > Date.now() && (!fixed || fixed === sent.contact) ? sent : null;
}
