import { useState } from "preact/hooks";
import { asked } from "../../api";
import { useSending } from "../../desk/useSending";
import { LANGUAGES, type Language } from "../../language";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Select } from "../../parts/Field";
import type { AccountApi } from "../api";
import { useDataWords } from "./words";

/** In which language one is written to; the page itself has a choice of its own. */
export function MessageLanguage({ api, language, done }: { api: AccountApi; language: Language; done: (told: string) => void }) {
  const { say } = useDataWords();
  const [chosen, choose] = useState<Language>(language);
  const { busy, problem, send } = useSending();
  const submit = () => void send(() => asked(api.client.PUT("/account/language", { body: { language: chosen } })), () => done(say("language.done")));
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary problem={problem} />
      <h2>{say("language.title")}</h2>
      <Select id="message-language" label={say("data.language")} hint={say("language.hint")} value={chosen} choose={(value) => choose(value as Language)}
        choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} />
      <div class="actions"><Button type="submit" quiet busy={busy}>{say(busy ? "working" : "language.send")}</Button></div>
    </form>
  );
}
