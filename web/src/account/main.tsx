import { useEffect, useRef, useState } from "preact/hooks";
import "../app.css";
import "../desk/desk.css";
import { asked, type Problem } from "../api";
import { useAddress } from "../desk/Sections";
import { Waiting } from "../desk/Waiting";
import type { Language } from "../language";
import { Button } from "../parts/Field";
import { Back, Heading, Page } from "../parts/Page";
import { show } from "../parts/spoken";
import { AccountApi, type AccountRead, type Tokens } from "./api";
import { signOut } from "./calls";
import { Desk } from "./Desk";
import { linkOf, sectionOf, type Why } from "./sections";
import { firstStep, SignIn, type Step } from "./SignIn";
import { ACCOUNT_TEXTS, useAccountWords } from "./words";

/** A guardian's account: signed out, or at one section of what is theirs. */
function Account({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useAccountWords();
  const api = useRef<AccountApi | null>(null);
  api.current ??= new AccountApi(over);
  api.current.language = language;
  const [inside, setInside] = useState(api.current.signedIn);
  const [account, setAccount] = useState<AccountRead | null>(null);
  // Whose sign-in it is that stands is known once the account was read under it.
  const [sure, setSure] = useState(false);
  const [person, setPerson] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [why, setWhy] = useState<Why | "">("");
  const [step, go] = useState<Step>(firstStep);
  const address = useAddress();
  const section = sectionOf(address);
  const offered = section === "delegations" && linkOf(address) !== "";

  /** The sign-in ended while the page was used: what was entered is kept for whoever signs in again, if it is the same. */
  function over() {
    // A question that stood open would keep everybody from the sign-in before it.
    for (const open of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) open.close();
    setInside(false);
    setSure(false);
    setWhy("over");
    go("enter");
  }

  function leave(because: Why) {
    api.current!.forget();
    over();
    setAccount(null);
    setWhy(because);
  }

  async function load() {
    const answer = await asked(api.current!.client.GET("/account"));
    if (!api.current!.signedIn) return;
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    if (!sure && account && account.email !== answer.body.email) setPerson(person + 1);
    setAccount(answer.body);
    setSure(true);
  }
  useEffect(() => { if (inside) void load(); }, [inside, language]);

  function enter(tokens: Tokens) {
    api.current!.begin(tokens);
    setWhy("");
    setInside(true);
  }

  const shown = inside && sure;
  const title = say(shown ? `section.${section}` : inside ? "account.title" : `sign_in.${step}.title`);
  return (
    <Page title={title} speak={speak}>
      <div class="heading">
        <div>
          {!inside && <Back href="/">{say("home")}</Back>}
          <Heading key={shown ? section : step}>{title}</Heading>
        </div>
        {inside && <SignOut api={api.current} left={() => leave("out")} />}
      </div>
      {!inside && offered && <p class="notice">{say("outside.delegation")}</p>}
      {!inside && <SignIn api={api.current} step={step} go={go} why={why === "over" && !account ? "ended" : why} known={account?.email ?? ""} enter={enter} />}
      {inside && !sure && <Waiting problem={problem} again={() => void load()} />}
      {account && (
        <div class="desk" hidden={!shown} key={person}>
          <Desk section={section} api={api.current} account={account} changed={load} leave={leave} />
        </div>
      )}
    </Page>
  );
}

function SignOut({ api, left }: { api: AccountApi; left: () => void }) {
  const { say } = useAccountWords();
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    // Whatever is answered: here, one is signed out.
    await signOut(api);
    left();
  }
  return <Button quiet busy={busy} onClick={() => void leave()}>{say("account.sign_out")}</Button>;
}

show((speak) => <Account speak={speak} />, ACCOUNT_TEXTS);
