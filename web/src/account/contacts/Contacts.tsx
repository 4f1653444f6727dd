import { useState } from "preact/hooks";
import { spoken } from "../../desk/section";
import { Button } from "../../parts/Field";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../sections";
import type { Aim } from "./calls";
import { Change } from "./Change";
import { CONTACTS_TEXTS, useContactsWords } from "./words";

/** By what one is reached: seen, changed, and another account of one's own brought in. */
function Contacts({ api, account, leave }: SectionProps) {
  const { say } = useContactsWords();
  const [aim, setAim] = useState<Aim | null>(null);
  function go(where: Aim | null) {
    setAim(where);
    focusHeading();
  }
  if (aim) return <Change api={api} account={account} aim={aim} back={() => go(null)} done={() => leave(aim === "merge" ? "merged" : "changed")} />;
  return (
    <>
      <p class="lead">{say("contacts.lead")}</p>
      <section class="card" aria-labelledby="own">
        <h2 id="own">{say("contacts.own")}</h2>
        <dl class="rows">
          <dt>{say("contacts.email")}</dt><dd>{account.email}</dd>
          <dt>{say("contacts.mobile")}</dt><dd>{account.mobile || say("contacts.none")}</dd>
        </dl>
        <div class="actions">
          <Button quiet onClick={() => go("email")}>{say("contacts.change.email")}</Button>
          <Button quiet onClick={() => go("sms")}>{say("contacts.change.sms")}</Button>
        </div>
      </section>
      <section class="card" aria-labelledby="other">
        <h2 id="other">{say("contacts.other")}</h2>
        <p>{say("contacts.other.text")}</p>
        <div class="actions"><Button quiet onClick={() => go("merge")}>{say("contacts.merge")}</Button></div>
      </section>
      <p class="hint">{say("contacts.lost")}</p>
    </>
  );
}

export default spoken(Contacts, CONTACTS_TEXTS);
