import { useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../../api";
import { useSending } from "../../desk/useSending";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../../parts/Field";
import type { StaffApi } from "../../staff/api";
import { useServicesWords } from "./words";

type Scope = Schemas["ServiceScope"];

const SCOPES: Scope[] = ["children.read", "act_for.check", "events.read"];
const NOTHING = { name_zh: "", name_en: "", purpose_zh: "", purpose_en: "", owner: "", redirects: "", webhook: "" };
type Name = keyof typeof NOTHING;
const NEEDED: Name[] = ["name_zh", "name_en", "purpose_zh", "purpose_en", "owner", "redirects"];
/** Which field a pointer into what is sent names. */
const POINTERS: [string, Name | "scopes"][] = [
  ["/name/zh_hant", "name_zh"], ["/name/en", "name_en"], ["/purpose/zh_hant", "purpose_zh"], ["/purpose/en", "purpose_en"],
  ["/owner_email", "owner"], ["/redirect_uris", "redirects"], ["/webhook_url", "webhook"], ["/scopes", "scopes"],
];

/** Registers a service; another administrator has to approve it. */
export function Register({ api, changed }: { api: StaffApi; changed: (told: string) => void }) {
  const { say } = useServicesWords();
  const [given, setGiven] = useState(NOTHING);
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [missing, setMissing] = useState<FieldError[]>([]);
  const { busy, problem, send } = useSending();
  const errors = missing.length > 0 ? missing : refused(problem);
  const textOf = (name: Name | "scopes") => errors.find(({ id }) => id === `service-${name}`)?.text;
  const enter = (name: Name) => (event: { currentTarget: { value: string } }) => setGiven({ ...given, [name]: event.currentTarget.value });
  const turn = (scope: Scope) => setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);

  function register() {
    const empty = NEEDED.filter((name) => !given[name].trim()).map((name) => ({ id: `service-${name}`, text: say("error.required", { label: say(`register.${name}`) }) }));
    if (scopes.length === 0) empty.push({ id: "service-scopes", text: say("error.choose", { label: say("service.scopes") }) });
    setMissing(empty);
    if (empty.length > 0) return;
    const body: Schemas["ServiceRegistered"] = {
      name: { zh_hant: given.name_zh, en: given.name_en },
      purpose: { zh_hant: given.purpose_zh, en: given.purpose_en },
      owner_email: given.owner,
      scopes,
      redirect_uris: given.redirects.split(/\s+/).filter(Boolean),
      ...(given.webhook.trim() && { webhook_url: given.webhook.trim() }),
    };
    void send(() => asked(api.client.POST("/services", { body })), () => {
      setGiven(NOTHING);
      setScopes([]);
      changed(say("register.done", { name: given.name_zh }));
    });
  }

  const field = (name: Name, type: "text" | "email" = "text", hint?: string) => (
    <Field id={`service-${name}`} label={say(`register.${name}`)} hint={hint} type={type} autocomplete="off" spellcheck={false} error={textOf(name)} value={given[name]} onInput={enter(name)} />
  );
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); register(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <h2>{say("register.title")}</h2>
      {field("name_zh")}
      {field("name_en", "text", say("register.name_en.hint"))}
      {field("purpose_zh", "text", say("register.purpose_zh.hint"))}
      {field("purpose_en")}
      {field("owner", "email")}
      <Scopes error={textOf("scopes")} scopes={scopes} turn={turn} />
      <Lines label={say("register.redirects")} hint={say("register.redirects.hint")} error={textOf("redirects")} value={given.redirects} onInput={enter("redirects")} />
      {field("webhook", "text", say("register.webhook.hint"))}
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "register.send")}</Button></div>
    </form>
  );
}

function Scopes({ error, scopes, turn }: { error: string | undefined; scopes: Scope[]; turn: (scope: Scope) => void }) {
  const { say } = useServicesWords();
  return (
    <fieldset class={error ? "field wrong" : "field"} id="service-scopes" tabIndex={-1} {...(error && { "aria-describedby": "service-scopes-error" })}>
      <legend>{say("service.scopes")}</legend>
      {error && <p class="error" id="service-scopes-error">{error}</p>}
      {SCOPES.map((scope) => (
        <label class="choice" key={scope}>
          <input type="checkbox" value={scope} checked={scopes.includes(scope)} onChange={() => turn(scope)} />
          <span>{say(`scope.${scope}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Addresses, one a line. */
function Lines({ label, hint, error, value, onInput }: { label: string; hint: string; error: string | undefined; value: string; onInput: (event: { currentTarget: { value: string } }) => void }) {
  const id = "service-redirects";
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
      <textarea id={id} rows={3} spellcheck={false} aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`} {...(error && { "aria-invalid": true as const })} value={value} onInput={onInput} />
    </div>
  );
}

/** What was refused, at the fields that it names. */
function refused(problem: Problem | null): FieldError[] {
  return (problem?.errors ?? []).map(({ pointer, detail }) => {
    const name = POINTERS.find(([start]) => pointer.startsWith(start))?.[1] ?? "name_zh";
    return { id: `service-${name}`, text: detail };
  });
}
