// Strip: what the forms are filled in with: mailbox, child, tokens; and the way to begin anew.

import { useRef, useState } from "preact/hooks";
import { CHILDREN } from "virtual:trials";
import { type Memory, newMailbox, useKnown } from "./known";

// Milliseconds between two resets; the gateway lets one through a second.
const PAUSE = 1_100;

export interface Sandbox {
  domain: string;
  code: string;
}

export function Strip({ sandbox, memory }: { sandbox: Sandbox; memory: Memory }) {
  const known = useKnown(memory);
  const contact = known.texts["contact"] ?? "";
  const use = (mailbox: string) =>
    memory.note({ session: "", texts: { ...known.texts, contact: mailbox, email: mailbox } });
  return (
    <div class="trial">
      <p class="whole">
        The forms below are filled in with what stands here and with what earlier answers brought. Send{" "}
        <a href="#issue_code">issue_code</a>, then <a href="#verify_code">verify_code</a>, and a session is held for you.
      </p>
      <div class="field">
        <label for="mailbox">Mailbox</label>
        <input id="mailbox" type="email" value={contact} autocomplete="off" onChange={(event) => use(event.currentTarget.value)} />
        <p class="hint">
          Any name at <code>{sandbox.domain}</code>; its code is always <code>{sandbox.code}</code>.{" "}
          <button type="button" class="inline" onClick={() => use(newMailbox(sandbox.domain))}>
            Take another
          </button>
        </p>
      </div>
      <div class="field">
        <label for="child">Child to match</label>
        <select
          id="child"
          value={known.child.national_id}
          onChange={(event) => memory.note({ child: chosen(event.currentTarget.value) ?? known.child })}
        >
          {CHILDREN.map((child) => (
            <option key={child.national_id} value={child.national_id} lang="zh-Hant">
              {child.name}　{child.national_id}　{child.school}
            </option>
          ))}
        </select>
        <p class="hint">
          All of them stand in the <a href="/docs/#sandbox">guide</a>.
        </p>
      </div>
      <div class="field">
        <label for="staff-token">Staff access token</label>
        <input
          id="staff-token"
          type="password"
          value={known.staff}
          autocomplete="off"
          onChange={(event) => memory.note({ staff: event.currentTarget.value.trim() })}
        />
        <p class="hint">
          Taken over when you <a href="/staff/">sign in</a> in this tab, or pasted.
        </p>
      </div>
      <p class="field">
        <b>Session</b>
        <span>{known.session ? "Held, and renewed by every answer" : "None yet"}</span>
      </p>
      <Reset memory={memory} />
    </div>
  );
}

function chosen(nationalId: string) {
  return CHILDREN.find((child) => child.national_id === nationalId);
}

function Reset({ memory }: { memory: Memory }) {
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState("");
  const first = useRef<HTMLButtonElement>(null);
  const leave = (words: string) => {
    setAsked(false);
    setTold(words);
    first.current?.focus();
  };
  const reset = async () => {
    setTold("Resetting…");
    const refused = await forgetAll();
    if (!refused) memory.note({ session: "", etag: "", version: null, texts: kept(memory) });
    leave(refused ? `The sandbox was not reset: ${refused}.` : "The sandbox is as new.");
  };
  return (
    <div class="whole">
      <div class="actions">
        <button ref={first} type="button" class="button quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          Reset the sandbox
        </button>
        {asked && (
          <>
            <span id="reset-asked">Everything handed in on this stage is forgotten, by whomever.</span>
            <button type="button" class="button" aria-describedby="reset-asked" onClick={reset}>
              Yes, forget it
            </button>
            <button type="button" class="button quiet" onClick={() => leave("")}>
              No
            </button>
          </>
        )}
      </div>
      <p role="status">{told}</p>
    </div>
  );
}

/** Resets until nothing is left to forget. What stood in the way; "" for nothing. */
async function forgetAll(): Promise<string> {
  for (;;) {
    const answer = await fetch("/v1/sandbox-resets", { method: "POST", credentials: "omit" }).catch(() => null);
    if (!answer?.ok) return answer ? `status ${answer.status}` : "no answer came";
    if (!((await answer.json()) as { more: boolean }).more) return "";
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function kept(memory: Memory): Record<string, string> {
  const { contact = "", email = "", code = "" } = memory.now.texts;
  return { contact, email, code };
}
