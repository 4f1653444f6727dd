import { useState } from "preact/hooks";
import type { Schemas } from "../api";
import type { StudentDraft, StudentEntry } from "../draft";
import { ErrorSummary } from "../parts/ErrorSummary";
import { Button, Choices, Field, type FieldError } from "../parts/Field";
import { useWords, type Words } from "../words";

export type Relationship = Schemas["Relationship"];
type Said = Pick<StudentEntry, "kind" | "relationship" | "detail">;

const KINDS: Record<string, Relationship[]> = {
  legal: ["father", "mother"],
  custodian: ["paternal_grandfather", "paternal_grandmother", "maternal_grandfather", "maternal_grandmother", "other"],
};

/** What the guardian is to the student: the kind, then which, then in words where it is another. */
export function RelationshipFields({ said, enter, textOf }: { said: Said; enter: (part: Partial<Said>) => void; textOf: (id: string) => string | undefined }) {
  const { say } = useWords();
  const { kind, relationship, detail } = said;
  return (
    <>
      <Choices id="kind" label={say("student.relationship")} value={kind} error={textOf("kind")} choose={(value) => enter({ kind: value, relationship: "" })}
        choices={[{ value: "legal", label: say("student.legal") }, { value: "custodian", label: say("student.custodian") }]} />
      {kind && (
        <Choices id="relationship" label={say("student.which")} value={relationship} error={textOf("relationship")} choose={(value) => enter({ relationship: value })}
          choices={(KINDS[kind] ?? []).map((value) => ({ value, label: say(`relationship.${value}`) }))} />
      )}
      {relationship === "other" && <Field id="detail" label={say("student.detail")} maxLength={20} error={textOf("detail")} value={detail} onInput={(event) => enter({ detail: event.currentTarget.value })} />}
    </>
  );
}

/** What is missing in them. */
export function missingRelationship({ kind, relationship, detail }: Said, say: Words["say"]): FieldError[] {
  const label = (key: Parameters<Words["say"]>[0]) => ({ label: say(key).replaceAll("\u200b", "") });
  if (!kind) return [{ id: "kind", text: say("error.choose", label("student.relationship")) }];
  if (!relationship) return [{ id: "relationship", text: say("error.choose", label("student.which")) }];
  if (relationship === "other" && !detail.trim()) return [{ id: "detail", text: say("error.required", label("student.detail")) }];
  return [];
}

/** As the application names it. */
export function told({ relationship, detail }: Said): Pick<StudentDraft, "relationship" | "detail"> {
  return { relationship: relationship as Relationship, detail: relationship === "other" ? detail.trim() : "" };
}

/** Changes what was said of one student, without the match. */
export function ChangeRelationship({ student, change, leave }: { student: StudentDraft; change: (part: Pick<StudentDraft, "relationship" | "detail">) => void; leave: () => void }) {
  const { say } = useWords();
  const kind = Object.keys(KINDS).find((each) => KINDS[each]?.includes(student.relationship)) ?? "";
  const [said, setSaid] = useState<Said>({ kind, relationship: student.relationship, detail: student.detail });
  const [errors, setErrors] = useState<FieldError[]>([]);
  function send() {
    const wrong = missingRelationship(said, say);
    setErrors(wrong);
    if (wrong.length === 0) change(told(said));
  }
  return (
    <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ErrorSummary errors={errors} />
      <h2>{student.name}</h2>
      <RelationshipFields said={said} enter={(part) => setSaid({ ...said, ...part })} textOf={(id) => errors.find((error) => error.id === id)?.text} />
      <div class="actions">
        <Button type="submit">{say("student.change")}</Button>
        <Button quiet onClick={leave}>{say("back")}</Button>
      </div>
    </form>
  );
}
