import { useState } from "preact/hooks";
import { asked } from "../../api";
import { ErrorSummary } from "../../parts/ErrorSummary";
import { Button, Choices, Field, Select, type FieldError } from "../../parts/Field";
import { useAnswer } from "../../desk/useAnswer";
import { useSending } from "../../desk/useSending";
import type { Changing, Role } from "./Given";
import { useAssignmentsWords } from "./words";

const NOTHING = { class_name: "", name: "", email: "", starts: "", ends: "" };
type Name = keyof typeof NOTHING;

/** Gives somebody an assignment, by the address with which they sign in. */
export function Give({ api, at, roles, changed }: Changing) {
  const { say } = useAssignmentsWords();
  const [role, setRole] = useState<Role>(roles[0] ?? "substitute");
  const [given, setGiven] = useState({ ...NOTHING, starts: today() });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { busy, problem, send } = useSending();
  const substitute = role === "substitute";
  const classes = useAnswer(substitute ? () => asked(api.client.GET("/school-classes", { params: { query: at } })) : null, [role]);
  const told = errors.length > 0 ? errors : problem?.errors?.map(({ pointer, detail }) => ({ id: `give-${pointer.slice(1)}`, text: detail })) ?? [];
  const textOf = (name: Name) => told.find(({ id }) => id === `give-${name}`)?.text;
  const enter = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  function give() {
    // Who stands in does so to an end; a registrar may be one until it is taken back.
    const needed: Name[] = substitute ? ["class_name", "name", "email", "starts", "ends"] : ["name", "email", "starts"];
    const missing = needed.filter((name) => !given[name].trim());
    setErrors(missing.map((name) => ({ id: `give-${name}`, text: say("error.required", { label: say(`give.${name}`) }) })));
    if (missing.length > 0) return;
    const { class_name, name, email, starts, ends } = given;
    const body = { role, name, email, starts, ...(ends && { ends }), ...(substitute && { class_name }) };
    void send(() => asked(api.client.PUT("/school-assignments", { params: { query: at }, body })), () => {
      setGiven({ ...NOTHING, starts: today() });
      changed(say("give.done", { name }));
    });
  }
  const field = (name: Exclude<Name, "class_name">, type: "text" | "email" | "date", hint?: string) => (
    <Field id={`give-${name}`} label={say(`give.${name}`)} hint={hint} type={type} autocomplete="off" spellcheck={false} error={textOf(name)}
      value={given[name]} onInput={(event) => enter({ [name]: event.currentTarget.value })} />
  );
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); give(); }}>
      <ErrorSummary errors={told} problem={problem ?? classes.problem} />
      <h2>{say(roles.length === 1 ? `give.title.${role}` : "give.title")}</h2>
      {roles.length > 1 && <Choices id="give-role" label={say("give.role")} value={role} choose={(value) => setRole(value as Role)} choices={roles.map((value) => ({ value, label: say(`role.${value}`) }))} />}
      {substitute && (
        <Select id="give-class_name" label={say("give.class_name")} error={textOf("class_name")} value={given.class_name} choose={(class_name) => enter({ class_name })}
          choices={[{ value: "", label: say("desk.choose") }, ...(classes.body?.classes ?? []).map(({ class_name }) => ({ value: class_name, label: class_name }))]} />
      )}
      {field("name", "text")}
      {field("email", "email", say("give.email.hint"))}
      {field("starts", "date")}
      {field("ends", "date", substitute ? undefined : say("give.ends.hint"))}
      <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "give.send")}</Button></div>
    </form>
  );
}

/** The day in Taipei, as a date field has it: 2026-11-25. */
function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Taipei" }).format(Date.now());
}
