import { useState } from "preact/hooks";
import { spoken } from "../../desk/section";
import { LANGUAGES } from "../../language";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../sections";
import { Closing } from "./Closing";
import { Export } from "./Export";
import { MessageLanguage } from "./MessageLanguage";
import { DATA_TEXTS, useDataWords } from "./words";

/** What is held on oneself: to see, to take away, and to give up with the account. */
function Data({ api, account, changed, leave }: SectionProps) {
  const { say } = useDataWords();
  const [told, setTold] = useState("");
  function done(what: string) {
    setTold(what);
    focusHeading();
    void changed();
  }
  return (
    <>
      <p class={told ? "notice good" : "unseen"} role="status">{told}</p>
      <section class="card" aria-labelledby="held">
        <h2 id="held">{say("data.held")}</h2>
        <dl class="rows">
          <dt>{say("data.name")}</dt><dd>{account.name}</dd>
          <dt>{say("data.email")}</dt><dd>{account.email}</dd>
          <dt>{say("data.mobile")}</dt><dd>{account.mobile}</dd>
          <dt>{say("data.language")}</dt><dd>{LANGUAGES[account.language]}</dd>
        </dl>
        <p class="hint">{say("data.correct")}</p>
      </section>
      <Export api={api} />
      <MessageLanguage key={account.language} api={api} language={account.language} done={done} />
      <Closing api={api} account={account} closed={() => leave("closed")} />
    </>
  );
}

export default spoken(Data, DATA_TEXTS);
