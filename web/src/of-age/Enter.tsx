import { useState } from "preact/hooks";
import { asked, type Api, type Problem } from "../api";
import { useSending } from "../desk/useSending";
import { ErrorSummary, fieldErrors } from "../parts/ErrorSummary";
import { Button, Field, type FieldError } from "../parts/Field";
import type { Opened } from "./main";
import { useOfAgeWords } from "./words";

interface Props {
  api: Api;
  code: string;
  setCode: (code: string) => void;
  enter: (page: Opened) => void;
}

/** What opens the page: the code of the letter, and the student's own ID number. */
export function Enter({ api, code, setCode, enter }: Props) {
  const { say } = useOfAgeWords();
  const [id, setId] = useState("");
  const [missing, setMissing] = useState<FieldError[]>([]);
  const { busy, problem, send, forget } = useSending();
  const errors = missing.length > 0 ? missing : problem ? told(problem) : [];
  const error = (field: string) => errors.find((one) => one.id === field)?.text;
  function open() {
    const empty = ([["code", code], ["own-id", id]] as const).filter(([, value]) => !value.trim());
    const labels = { code: say("of_age.code"), "own-id": say("of_age.id") };
    setMissing(empty.map(([field]) => ({ id: field, text: say("error.required", { label: labels[field] }) })));
    if (empty.length > 0) return forget();
    void send(() => asked(api.client.POST("/of-age-sessions", { body: { code, national_id: id } })), enter);
  }
  return (
    <>
      <p class="lead narrow">{say("of_age.lead")}</p>
      <form class="card narrow" noValidate onSubmit={(event) => { event.preventDefault(); open(); }}>
        <ErrorSummary errors={errors} problem={missing.length > 0 ? null : problem} />
        <Field id="code" label={say("of_age.code")} hint={say("of_age.code.hint")} error={error("code")} value={code} onInput={(event) => setCode(event.currentTarget.value)} autocomplete="off" autocapitalize="characters" maxLength={40} spellcheck={false} />
        <Field id="own-id" label={say("of_age.id")} hint={say("of_age.id.hint")} error={error("own-id")} value={id} onInput={(event) => setId(event.currentTarget.value)} autocomplete="off" autocapitalize="characters" maxLength={40} spellcheck={false} />
        <div class="actions"><Button type="submit" busy={busy}>{say(busy ? "working" : "of_age.open")}</Button></div>
      </form>
      <p class="hint narrow">{say("of_age.help")}</p>
    </>
  );
}

function told(problem: Problem): FieldError[] {
  return [...fieldErrors(problem, "/code", "code"), ...fieldErrors(problem, "/national_id", "own-id")];
}
