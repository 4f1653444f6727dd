import { useRef, useState } from "preact/hooks";
import type { Problem } from "../api";
import { useSending } from "../desk/useSending";
import type { SentCode } from "../draft";
import { CodeEntry } from "../parts/CodeEntry";
import type { FieldError } from "../parts/Field";
import type { AccountApi } from "./api";
import { askCode, sentTo, signIn, verifyCode, type Issued, type Opened } from "./calls";
import { TryAt } from "./TryAt";
import { useAccountWords } from "./words";

interface Props {
  api: AccountApi;
  sent: SentCode;
  /** The first password with which the code was asked for, while this page knows it. */
  first: string;
  receive: (code: SentCode, first: string) => void;
  accepted: (change: Opened) => void;
  other: () => void;
}

/** Takes back the code that proves the login's mailbox. Whether one was sent at all is not told. */
export function Code({ api, sent, first, receive, accepted, other }: Props) {
  const { say } = useAccountWords();
  const opened = useRef<Opened | null>(null);
  const [wrong, setWrong] = useState<{ problem: Problem | null; errors: FieldError[] }>({ problem: null, errors: [] });
  const asking = useSending();

  function tell(problem: Problem | null, errors: FieldError[] = []) {
    asking.forget();
    setWrong({ problem, errors });
  }

  function again() {
    tell(null);
    const issued = (answer: Issued) => receive(sentTo(sent.contact, answer), first);
    if (first) void asking.send(() => signIn(api, sent.contact, first), (answer) => { if ("challenge" in answer) issued(answer); });
    else void asking.send(() => askCode(api, sent.contact), issued);
  }

  async function attempt(code: string, key: string): Promise<Problem | null> {
    const answer = await verifyCode(api, sent.contact, sent.challenge, code, key);
    if (!answer.ok) return answer.problem;
    opened.current = answer.body;
    return null;
  }

  return (
    <>
      <TryAt seconds={asking.retryAfter} />
      <CodeEntry sent={sent} told={say(first ? "sign_in.sent.first" : "sign_in.sent", { contact: sent.contact, reference: sent.reference })} busy={asking.busy}
        problem={wrong.problem ?? asking.problem} errors={wrong.errors} tell={tell}
        again={again} other={other} otherwise={say("sign_in.back")} attempt={attempt} accepted={() => accepted(opened.current!)} />
    </>
  );
}
