// TryIt: an operation's form: parameters, headers, body; what was answered stands beneath.

import { useState } from "preact/hooks";
import type { Input, Trial } from "./build/trial";
import { type Answered, call, tokenOf } from "./call";
import { filled, type Known, learned, type Memory, useKnown } from "./known";

const BODY = "body";
const KEY = "idempotency-key";
const UNREACHED = "No answer came. Is the service running, and are you online?";

export function TryIt({ trial, memory }: { trial: Trial; memory: Memory }) {
  const [open, setOpen] = useState(false);
  const id = `${trial.id}-form`;
  return (
    <>
      <button type="button" class="button quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        Try it<span class="unseen"> : {trial.id}</span>
      </button>
      <div id={id} hidden={!open}>
        {open && <Form trial={trial} memory={memory} />}
      </div>
    </>
  );
}

function Form({ trial, memory }: { trial: Trial; memory: Memory }) {
  const known = useKnown(memory);
  const [edited, setEdited] = useState<Record<string, string>>({});
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [waiting, setWaiting] = useState(false);
  const [answered, setAnswered] = useState<Answered | string>("");

  const edit = (name: string, value: string) => setEdited({ ...edited, [name]: value });
  const values = Object.fromEntries(trial.inputs.map((input) => [input.name, edited[input.name] ?? initial(input, known, key)]));
  const body = edited[BODY] ?? JSON.stringify(filled(trial.body, known), null, 2);

  const send = async (event: Event) => {
    event.preventDefault();
    setWaiting(true);
    try {
      const answer = await call(trial, values, body, memory.now);
      memory.note(learned(memory.now, answer.body, answer.all));
      setAnswered(answer);
      // One key for one intention: kept for a retry, new once it came true.
      if (answer.status < 300) setKey(crypto.randomUUID());
    } catch {
      setAnswered(UNREACHED);
    }
    setWaiting(false);
  };

  return (
    <form class="trial" onSubmit={send} noValidate aria-label={`Try ${trial.id}`}>
      <Token trial={trial} known={known} />
      {trial.inputs.map((input) => (
        <Value key={input.name} trial={trial} input={input} value={values[input.name] ?? ""} edit={edit} />
      ))}
      {trial.body !== null && (
        <div class="field whole">
          <label for={`${trial.id}-${BODY}`}>Body (JSON)</label>
          <textarea
            id={`${trial.id}-${BODY}`}
            rows={Math.min(body.split("\n").length + 1, 24)}
            value={body}
            spellcheck={false}
            onInput={(event) => edit(BODY, event.currentTarget.value)}
          />
        </div>
      )}
      <div class="actions whole">
        <button class="button" aria-disabled={waiting}>
          {waiting ? "Sending…" : "Send"}
        </button>
        <button type="button" class="button quiet" onClick={() => setEdited({})}>
          Fill in anew
        </button>
      </div>
      <div class="whole" role="status">
        {typeof answered === "string" ? answered && <p class="error">{answered}</p> : <Shown answered={answered} />}
      </div>
    </form>
  );
}

function initial(input: Input, known: Known, key: string): string {
  const name = input.name.toLowerCase();
  if (name === KEY) return key;
  if (name === "if-match") return known.etag;
  if (name === "accept-language") return "en";
  if (name === "school_level" && input.required) return known.child.school_level;
  if (input.in === "path") return known.texts[name] ?? input.example;
  return input.required ? input.example || (input.values[0] ?? "") : "";
}

function Token({ trial, known }: { trial: Trial; known: Known }) {
  if (trial.caller === "anyone") return null;
  const held = tokenOf(trial, known);
  const told = {
    account: ["Sent with the account's newest token.", "No account yet: send sign_in, or set_password, first."],
    client: ["", "Enter client_id and client_secret in the body; it is sent as a form."],
    service: ["Sent with the service's newest token.", "No token yet: send issue_service_token first."],
    guardian: ["Sent with the session's newest token.", "No session yet: send issue_code, then verify_code."],
    staff: ["Sent with the staff token.", "No staff token yet: see above, under “Try it out”."],
  }[trial.caller];
  return <p class="whole hint">{held ? told[0] : told[1]}</p>;
}

interface ValueProps {
  trial: Trial;
  input: Input;
  value: string;
  edit: (name: string, value: string) => void;
}

function Value({ trial, input, value, edit }: ValueProps) {
  const id = `${trial.id}-${input.name}`;
  const change = (event: { currentTarget: { value: string } }) => edit(input.name, event.currentTarget.value);
  return (
    <div class="field">
      <label for={id}>
        <code>{input.name}</code> <span class="place">{input.in}</span>
        {input.required && <span class="required"> required</span>}
      </label>
      {input.values.length ? (
        <select id={id} value={value} onChange={change}>
          {!input.required && <option value="" />}
          {input.values.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : (
        <input id={id} type="text" value={value} autocomplete="off" spellcheck={false} onInput={change} />
      )}
    </div>
  );
}

function Shown({ answered }: { answered: Answered }) {
  const { status, headers, problem, text } = answered;
  return (
    <div class="answered">
      <p>
        <strong class={status < 400 ? "good" : "bad"}>{status}</strong>{" "}
        {problem && <a href={`/docs/errors/#${problem}`}>{problem}</a>}
      </p>
      <dl class="rows">
        {headers.map(([name, value]) => [<dt>{name}</dt>, <dd>{value}</dd>])}
      </dl>
      <pre tabIndex={0} role="group" aria-label="Body of the answer">
        <code>{text}</code>
      </pre>
    </div>
  );
}
