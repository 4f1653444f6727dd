import { useState } from "preact/hooks";
import { keepCode, dropCode, readCode, type SentCode } from "../draft";
import type { AccountApi, Tokens } from "./api";
import { Code } from "./Code";
import { Enter } from "./Enter";
import { Forgotten } from "./Forgotten";
import { NewPassword } from "./NewPassword";
import type { Why } from "./sections";
import type { Opened } from "./calls";
import { useAccountWords } from "./words";

export type Step = "enter" | "forgotten" | "code" | "password";

interface Props {
  api: AccountApi;
  step: Step;
  go: (step: Step) => void;
  why: Why | "";
  /** The login of whoever was signed in until now. */
  known: string;
  enter: (tokens: Tokens) => void;
}

/** The way in: by the own password; the first time, or when it was forgotten, by a code and a new one. */
export function SignIn({ api, step, go, why, known, enter }: Props) {
  const { say } = useAccountWords();
  const [sent, setSent] = useState<SentCode | null>(kept);
  const [email, setEmail] = useState(sent?.contact ?? known);
  // The first password, until another is set in its place: it asks for the code, and is sent with the new one.
  const [first, setFirst] = useState("");
  const [change, setChange] = useState<Opened | null>(null);

  function receive(code: SentCode, password = "") {
    keepCode("sign_in", code);
    setSent(code);
    setFirst(password);
    go("code");
  }

  function forget(next: Step) {
    dropCode("sign_in");
    setSent(null);
    setFirst("");
    setChange(null);
    go(next);
  }

  return (
    <>
      {why && <div class={why === "over" || why === "ended" ? "notice" : "notice good"} role="status"><p>{say(`outside.${why}`)}</p></div>}
      {step === "enter" && <Enter api={api} email={email} fill={setEmail} receive={receive} enter={enter} forgotten={() => go("forgotten")} />}
      {step === "forgotten" && <Forgotten api={api} email={email} fill={setEmail} receive={receive} back={() => go("enter")} />}
      {step === "code" && sent && (
        <Code key={sent.challenge} api={api} sent={sent} first={first} receive={receive} other={() => forget("enter")}
          accepted={(told) => { dropCode("sign_in"); setChange(told); go("password"); }} />
      )}
      {step === "password" && change && <NewPassword api={api} email={email} change={change} first={first} enter={(tokens) => { forget("enter"); enter(tokens); }} again={() => forget("forgotten")} />}
    </>
  );
}

/** Where a page that is loaded anew begins: a code that was sent can still be entered. */
export function firstStep(): Step {
  return kept() ? "code" : "enter";
}

function kept(): SentCode | null {
  const sent = readCode("sign_in");
  return sent && sent.endsAt > Date.now() ? sent : null;
}
