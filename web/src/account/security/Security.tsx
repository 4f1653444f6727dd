import { useState } from "preact/hooks";
import { spoken } from "../../desk/section";
import { focusHeading } from "../../parts/Page";
import type { SectionProps } from "../sections";
import { ChangePassword } from "./ChangePassword";
import { Everywhere } from "./Everywhere";
import { SECURITY_TEXTS, useSecurityWords } from "./words";

/** How one signs in: another password, and out of every device. */
function Security({ api, account, leave }: SectionProps) {
  const { say } = useSecurityWords();
  // Each time a form of its own: what was entered is not left standing in it.
  const [changes, setChanges] = useState(0);
  function changed() {
    setChanges(changes + 1);
    focusHeading();
  }
  return (
    <>
      <p class={changes ? "notice good" : "unseen"} role="status">{changes > 0 && say("security.changed")}</p>
      <p class="lead">{say("security.lead", { email: account.email })}</p>
      <ChangePassword key={changes} api={api} email={account.email} changed={changed} />
      <Everywhere api={api} left={() => leave("everywhere")} />
    </>
  );
}

export default spoken(Security, SECURITY_TEXTS);
