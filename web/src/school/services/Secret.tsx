import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../parts/Field";
import type { NewSecret } from "./Services";
import { useServicesWords } from "./words";

/** A secret, this once: it is kept nowhere, and gone with this screen. */
export function Secret({ given, done }: { given: NewSecret; done: () => void }) {
  const { say } = useServicesWords();
  const [copied, setCopied] = useState<"" | "done" | "failed">("");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(given.client_secret);
      setCopied("done");
    } catch {
      setCopied("failed");
    }
  }
  return (
    <section class="card" aria-labelledby="secret">
      <h2 id="secret" tabIndex={-1} ref={title}>{say("secret.title", { name: given.service.name.zh_hant })}</h2>
      <p>{say("secret.text")}</p>
      <dl class="rows">
        <dt>{say("service.client")}</dt><dd><code>{given.service.client_id}</code></dd>
        <dt>{say("secret.secret")}</dt><dd><code id="client-secret">{given.client_secret}</code></dd>
      </dl>
      <p class={copied ? "" : "unseen"} role="status">{copied && say(`secret.copy.${copied}`)}</p>
      <div class="actions">
        <Button onClick={() => void copy()}>{say("secret.copy")}</Button>
        <Button quiet onClick={done}>{say("secret.kept")}</Button>
      </div>
    </section>
  );
}
