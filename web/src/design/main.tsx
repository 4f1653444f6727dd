import { useEffect, useMemo, useState } from "preact/hooks";
import "../app.css";
import "./design.css";
import type { Language } from "../language";
import { Summary } from "../parts/ErrorSummary";
import { Button, Choices, Field, Select } from "../parts/Field";
import { Back, Heading, Page } from "../parts/Page";
import { show } from "../parts/spoken";
import { Exchanges } from "./Exchanges";
import { contrast, isColour, MARK, PAIRS, tokenNames, valueOf } from "./tokens";
import { DESIGN_TEXTS, useDesignWords } from "./words";

const STATES = ["applied", "approved", "returned", "rejected", "cancelled", "ended"] as const;
const SIZES = ["--text-small", "--text", "--text-large", "--text-title"];

/** What all pages are made of: tokens, and each component in its states. */
function Design({ speak }: { speak: (language: Language) => void }) {
  const { say } = useDesignWords();
  useScheme();
  return (
    <Page title={say("design.title")} speak={speak}>
      <Heading focus={false}>{say("design.title")}</Heading>
      <p class="lead">{say("design.lead")}</p>
      <Tokens />
      <h2>{say("design.components")}</h2>
      <Exchanges />
      <Components />
      <section class="card"><h2>{say("design.chinese")}</h2><p lang="zh-Hant">{DESIGN_SAMPLE}</p><p>{say("design.rules")}</p></section>
    </Page>
  );
}

// What it shows is the setting of Chinese, in whatever language the page is read.
const DESIGN_SAMPLE = "臺北市親子綁定：家長姓名「堃喆峯犇㛄㵘」，請於 24 小時內確認（逾時須重新取得驗證碼）。";

/** Draws the page again when the device turns light or dark: the values that it tells are then others. */
function useScheme(): void {
  const [, turn] = useState(0);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const again = () => turn((count) => count + 1);
    dark.addEventListener("change", again);
    return () => dark.removeEventListener("change", again);
  }, []);
}

function Tokens() {
  const { say } = useDesignWords();
  const names = tokenNames();
  return (
    <>
      <section class="card">
        <h2>{say("design.colours")}</h2>
        <ul class="tokens">
          {names.filter(isColour).map((name) => <li key={name}><span class="swatch" style={{ background: `var(${name})` }} /><code>{name}</code> <span class="hint">{valueOf(name)}</span></li>)}
        </ul>
        <h3>{say("design.contrast")}</h3>
        <ul class="tokens">
          {PAIRS.map(({ front, ground, least }) => (
            <li key={front + ground} class="pair" data-contrast={contrast(front, ground).toFixed(2)} data-least={least}>
              <span class="sample" style={{ color: `var(${front})`, background: `var(${ground})` }} aria-hidden="true">{least === MARK ? <span class="mark" /> : "文 Aa"}</span>
              <span>{say("design.pair", { front, ground })}：{contrast(front, ground).toFixed(1)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{say("design.sizes")}</h2>
        <ul class="tokens">
          {names.filter((name) => !isColour(name)).map((name) => (
            <li key={name}>{valueOf(name).endsWith("rem") && !SIZES.includes(name) && name !== "--measure" && <span class="bar-of" style={{ width: `var(${name})` }} />}<code>{name}</code> <span class="hint">{valueOf(name)}</span></li>
          ))}
        </ul>
        <h3>{say("design.type")}</h3>
        {SIZES.map((name) => <p key={name} style={{ fontSize: `var(${name})` }}>{say("design.sample")}</p>)}
      </section>
    </>
  );
}

function Components() {
  const { say } = useDesignWords();
  const [text, write] = useState("");
  const [choice, choose] = useState("one");
  const choices = [{ value: "one", label: say("design.one") }, { value: "two", label: say("design.two") }];
  const wrong = say("design.wrong");
  const [raised, raise] = useState(false);
  const alarm = useMemo(() => ({ errors: [{ id: "wrong", text: wrong }], problem: null }), [wrong]);
  const kept = { value: text, onInput: (event: { currentTarget: HTMLInputElement }) => write(event.currentTarget.value) };
  return (
    <section class="card">
      <h3>{say("design.buttons")} <code>Button</code></h3>
      <div class="actions">
        <Button>{say("design.primary")}</Button>
        <Button quiet>{say("design.quiet")}</Button>
        <Button busy>{say("design.busy")}</Button>
        <Button disabled>{say("design.disabled")}</Button>
      </div>
      <h3>{say("design.fields")} <code>Field</code> <code>Select</code> <code>Choices</code></h3>
      <Field id="plain" label={say("design.label")} hint={say("design.hint")} {...kept} />
      <Field id="wrong" label={say("design.label")} error={wrong} {...kept} />
      <Select id="select" label={say("design.label")} value={choice} choose={choose} choices={choices} />
      <Choices id="choices" label={say("design.label")} value={choice} choose={choose} choices={choices} />
      <Choices id="choices-wrong" label={say("design.label")} error={wrong} value="" choose={choose} choices={choices} />
      <h3>{say("design.notices")} <code>Summary</code></h3>
      <div class="notice"><p>{say("design.caution")}</p></div>
      <div class="notice good"><p>{say("design.good")}</p></div>
      {/* It takes the focus when it appears, so it appears when it is asked for. */}
      <div class="actions"><Button quiet onClick={() => raise(!raised)}>{say("error.summary")}</Button></div>
      {raised && <Summary alarm={alarm} />}
      <h3>{say("design.states")}</h3>
      <p class="actions">{STATES.map((state) => <span key={state} class={`tag ${state}`}>{say(`state.${state}`)}</span>)}</p>
      <h3>{say("design.steps")}</h3>
      <div class="steps" aria-hidden="true"><span class="walked" /><span class="walked" /><span /><span /></div>
      <h3>{say("design.rows")}</h3>
      <dl class="rows"><dt>{say("design.label")}</dt><dd>{say("design.one")}</dd></dl>
      <h3>{say("design.links")} <code>Page</code> <code>Heading</code> <code>Back</code></h3>
      <Back href="/">{say("service")}</Back>
    </section>
  );
}

show((speak) => <Design speak={speak} />, DESIGN_TEXTS);
