import { useRef, useState } from "preact/hooks";
import { asked, type Problem, type Schemas } from "../../api";
import { useSending } from "../../desk/useSending";
import { ErrorSummary, fieldErrors } from "../../parts/ErrorSummary";
import { Button, Field, Select, type FieldError } from "../../parts/Field";
import type { AccountApi, AccountRead } from "../api";
import { useMissing } from "../missing";
import { useDelegationsWords } from "./words";

type Scope = Schemas["DelegationScope"];

const SCOPES: Scope[] = ["pick_up_notices", "forms", "payments"];
const REPRESENTATIVES = ["father", "mother"];

/** Lets another adult act for a child. Only legal representatives who are bound can. */
export function Give({ api, account, done }: { api: AccountApi; account: AccountRead; done: (name: string) => void }) {
  const { say } = useDelegationsWords();
  const children = account.bindings.filter(({ state, relationship }) => state === "approved" && REPRESENTATIVES.includes(relationship));
  if (children.length === 0) return <p class="card">{say("give.nobody")}</p>;
  return <Form api={api} done={done} children_={children} />;
}

function Form({ api, done, children_ }: { api: AccountApi; done: (name: string) => void; children_: AccountRead["bindings"] }) {
  const { say } = useDelegationsWords();
  const [entered, setEntered] = useState({ child: children_[0]!.binding_id, name: "", email: "", until: "" });
  const [scopes, setScopes] = useState<Scope[]>([]);
  // What is entered anew is another request than the one before.
  const key = useRef(crypto.randomUUID());
  const { missing, look } = useMissing();
  const { busy, problem, send } = useSending();
  const errors = missing.length > 0 || !problem ? missing : refused(problem);
  const told = (id: string) => errors.find((error) => error.id === id)?.text;
  const renew = () => { key.current = crypto.randomUUID(); };
  const enter = (field: keyof typeof entered) => (value: string) => { renew(); setEntered({ ...entered, [field]: value }); };
  const input = (field: "name" | "email" | "until") => ({ id: field, label: say(`give.${field}`), error: told(field), value: entered[field], onInput: (event: { currentTarget: HTMLInputElement }) => enter(field)(event.currentTarget.value) });

  function turn(scope: Scope) {
    renew();
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  }

  function submit() {
    const { name, email, until } = entered;
    if (!look({ name: [name, say("give.name")], email: [email, say("give.email")], scopes: [scopes.join(), say("give.scopes")], until: [until, say("give.until")] })) return;
    const body = { binding_id: entered.child, name, email, scopes, until };
    const params = { header: { "Idempotency-Key": key.current } };
    void send(() => asked(api.client.POST("/account/delegations", { params, body })), () => done(name));
  }

  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
      <h2>{say("give.title")}</h2>
      <p>{say("give.text")}</p>
      <Select id="child" label={say("give.child")} value={entered.child} choose={enter("child")} choices={children_.map((child) => ({ value: child.binding_id, label: child.student_name }))} />
      <Field {...input("name")} hint={say("give.name.hint")} autocomplete="off" maxLength={60} />
      <Field {...input("email")} hint={say("give.email.hint")} type="email" autocomplete="off" />
      <fieldset class={told("scopes") ? "field wrong" : "field"} id="scopes" tabIndex={-1} {...(told("scopes") && { "aria-describedby": "scopes-error" })}>
        <legend>{say("give.scopes")}</legend>
        {told("scopes") && <p class="error" id="scopes-error">{told("scopes")}</p>}
        {SCOPES.map((scope) => (
          <label class="choice" key={scope}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => turn(scope)} />
            <span>{say(`scopes.${scope}`)}</span>
          </label>
        ))}
      </fieldset>
      <Field {...input("until")} hint={say("give.until.hint")} type="date" />
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "give.send")}</Button></div>
    </form>
  );
}

function refused(problem: Problem): FieldError[] {
  return ["name", "email", "scopes", "until"].flatMap((field) => fieldErrors(problem, `/${field}`, field));
}
