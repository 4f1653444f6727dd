import { useRef, useState } from "preact/hooks";
import { asked, type Problem } from "../../api";
import { LANGUAGES, type Language } from "../../language";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Field, Select, type FieldError } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import type { School } from "../../staff/duties";
import { useSending } from "../../desk/useSending";
import { Children } from "./Children";
import { EMPTY, inputOf, missing, type Assisted, type Entry } from "./entry";
import { Signed } from "./Signed";
import { useCounterWords } from "./words";

// What the service's pointers name, as fields of this page.
const FIELDS: Record<string, string> = {
  "/guardian/name": "name", "/guardian/national_id": "national_id", "/guardian/email": "email", "/guardian/mobile": "mobile", "/consent/version": "version",
};

/** The whole application on one page: children, guardian, the consent on paper, the signature. */
export function Application({ api, school, done }: { api: StaffApi; school: School; done: (answer: Assisted) => void }) {
  const { say } = useCounterWords();
  const [entry, setEntry] = useState<Entry>(EMPTY);
  const [errors, setErrors] = useState<FieldError[]>([]);
  // One key for as long as the same is sent: a lost answer and a second press make one application.
  const sent = useRef({ body: "", key: "" });
  const { busy, problem, send } = useSending();
  const enter = (part: Partial<Entry>) => setEntry((before) => ({ ...before, ...part }));
  const told = errors.length > 0 ? errors : refused(problem);
  const textOf = (id: string) => told.find((error) => error.id === id)?.text;

  function submit() {
    const wrong = missing(entry);
    setErrors(wrong.map((id) => ({ id, text: say(`counter.missing.${id}`) })));
    if (wrong.length > 0) return;
    const body = inputOf(school, entry);
    const spelt = JSON.stringify(body);
    if (sent.current.body !== spelt) sent.current = { body: spelt, key: crypto.randomUUID() };
    const params = { header: { "Idempotency-Key": sent.current.key } };
    void send(() => asked(api.client.POST("/assisted-applications", { params, body })), done);
  }

  const field = (id: "name" | "national_id" | "email" | "mobile" | "version", label: string, hint?: string) => (
    <Field id={id} label={label} hint={hint} type={id === "email" ? "email" : id === "mobile" ? "tel" : "text"} autocomplete="off" spellcheck={false}
      error={textOf(id)} value={entry[id]} onInput={(event) => enter({ [id]: event.currentTarget.value })} />
  );
  return (
    <div class="narrow stack">
      <ErrorSummary errors={told} problem={problem} />
      <Children api={api} school={school} listed={entry.children} list={(children) => enter({ children })} error={textOf("children")} />
      <form class="stack" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <section class="card" aria-labelledby="guardian">
          <h2 id="guardian">{say("counter.guardian")}</h2>
          {field("name", say("counter.name"))}
          {field("national_id", say("counter.national_id"))}
          {field("email", say("counter.email"), say("counter.email.hint"))}
          {field("mobile", say("counter.mobile"), say("counter.mobile.hint"))}
          <Select id="language" label={say("counter.language")} hint={say("counter.language.hint")} value={entry.language} choose={(language) => enter({ language: language as Language })}
            choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} />
        </section>
        <section class="card" aria-labelledby="consent">
          <h2 id="consent">{say("counter.consent")}</h2>
          <p class="hint">{say("counter.consent.hint")}</p>
          {field("version", say("counter.version"), say("counter.version.hint"))}
          {textOf("seen") && <p class="error" id="seen-error">{textOf("seen")}</p>}
          <label class="choice">
            <input type="checkbox" id="seen" checked={entry.seen} onChange={(event) => enter({ seen: event.currentTarget.checked })}
              {...(textOf("seen") && { "aria-describedby": "seen-error", "aria-invalid": true as const })} />
            <span>{say("counter.seen")}</span>
          </label>
        </section>
        <Signed api={api} entry={entry} enter={enter} error={textOf("sign")} />
        <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "counter.send")}</Button></div>
      </form>
    </div>
  );
}

function refused(problem: Problem | null): FieldError[] {
  return problem?.errors?.map(({ pointer, detail }) => ({ id: FIELDS[pointer] ?? (pointer.startsWith("/students") ? "children" : "sign"), text: detail })) ?? [];
}
