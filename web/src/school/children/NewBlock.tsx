import { useState } from "preact/hooks";
import { asked } from "../../api";
import { Field, type FieldError } from "../../parts/Field";
import { Ask } from "../../desk/Ask";
import { useSending } from "../../desk/useSending";
import type { CardProps } from "./types";
import type { ChildrenKey } from "./texts/zh-Hant";
import { useChildrenWords } from "./words";

const FIELDS = { national_id: "block.guardian", starts: "block.starts", reference: "block.reference" } as const satisfies Record<string, ChildrenKey>;
type Name = keyof typeof FIELDS;

/** Bars one guardian, by the ID number that the court's paper names. */
export function NewBlock({ api, at, card, changed, leave }: CardProps & { leave: () => void }) {
  const { say } = useChildrenWords();
  const [given, setGiven] = useState<Record<Name, string>>({ national_id: "", starts: "", reference: "" });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { busy, problem, send } = useSending();
  const names = Object.keys(FIELDS) as Name[];
  const refused = problem?.errors?.map(({ pointer, detail }) => ({ id: pointer.slice(1), text: detail })) ?? [];
  const told = errors.length > 0 ? errors : refused;
  function set() {
    const missing = names.filter((name) => !given[name].trim());
    setErrors(missing.map((name) => ({ id: name, text: say("error.required", { label: say(FIELDS[name]) }) })));
    if (missing.length > 0) return;
    const params = { query: at, path: { student_id: card.student_id } };
    void send(() => asked(api.client.PUT("/students/{student_id}/blocks", { params, body: given })), () => {
      leave();
      changed(say("block.done", { name: card.student_name }));
    });
  }
  return (
    <Ask title={say("block.add.title", { name: card.student_name })} text={say("block.add.text")} yes={say("block.add.yes")} no={say("queue.sure.no")}
      busy={busy} errors={told} problem={problem} send={set} leave={leave}>
      {names.map((name) => (
        <Field key={name} id={name} label={say(FIELDS[name])} hint={name === "reference" ? say("block.reference.hint") : undefined} type={name === "starts" ? "date" : "text"} autocomplete="off"
          error={told.find((error) => error.id === name)?.text} value={given[name]} onInput={(event) => setGiven({ ...given, [name]: event.currentTarget.value })} />
      ))}
    </Ask>
  );
}
