import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

export interface FieldError {
  /** Of the field that it is about. */
  id: string;
  text: string;
  /** Where that field is, if it is on another screen. */
  href?: string;
}

interface Told {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The id of what is read out with it as well. */
  about?: string | undefined;
}

interface Input {
  type?: "date" | "email" | "password" | "search" | "tel" | "text";
  value: string;
  onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  autocomplete?: string;
  autocapitalize?: string;
  inputmode?: "numeric";
  maxLength?: number;
  spellcheck?: boolean;
}

/** A labelled input whose hint and error are read out with it. `id` is also where an error summary leads. */
export function Field({ id, label, hint, error, about, type = "text", ...input }: Told & Input) {
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
      <input id={id} type={type as "text"} {...described(id, hint, error, about)} {...(input as object)} />
    </div>
  );
}

interface Choice {
  value: string;
  label: string;
}

/** One of several, as radio buttons under a legend. */
export function Choices({ id, label, hint, error, choices, value, choose }: Told & { choices: Choice[]; value: string; choose: (value: string) => void }) {
  return (
    <fieldset class={error ? "field wrong" : "field"} id={id} tabIndex={-1} {...described(id, hint, error)}>
      <legend>{label}</legend>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
      {choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input type="radio" name={id} value={choice.value} checked={choice.value === value} onChange={() => choose(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of several, as a list to pick from. */
export function Select({ id, label, hint, error, choices, value, choose }: Told & { choices: Choice[]; value: string; choose: (value: string) => void }) {
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
      <select id={id} {...described(id, hint, error)} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </div>
  );
}

function described(id: string, hint: string | undefined, error: string | undefined, about?: string) {
  const by = [about, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { ...(by && { "aria-describedby": by }), ...(error && { "aria-invalid": true as const }) };
}

/** What is pressed. `busy`: it waits for an answer and can't be pressed again, but keeps the focus. */
export function Button({ children, quiet, busy, onClick, ...button }: { children: ComponentChildren; quiet?: boolean; busy?: boolean; onClick?: () => void } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "onClick">) {
  const press = (event: MouseEvent) => (busy ? event.preventDefault() : onClick?.());
  return <button type="button" class={quiet ? "button quiet" : "button"} {...(busy && { "aria-disabled": true })} {...button} onClick={press}>{children}</button>;
}
