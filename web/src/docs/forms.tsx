// Forms: turns the reference into something that can be tried out, where the stage has a sandbox.

import { type ComponentChild, render } from "preact";
import { CHILDREN, TRIALS } from "virtual:trials";
import { Memory, remembered } from "./known";
import { type Sandbox, Strip } from "./Strip";
import { TryIt } from "./TryIt";

const NONE = "This stage has no sandbox, so nothing can be tried out here. To have one on your own machine, run: ";
const RUN = "python3 -m infra run";

/** Puts a form in every place for one under `page`. */
export async function mountForms(page: HTMLElement): Promise<void> {
  const sandbox = await findSandbox();
  const strip = page.querySelector<HTMLElement>("#sandbox-strip");
  const [child] = CHILDREN;
  if (!sandbox || !child) {
    put(strip, <Missing />);
    for (const { id } of TRIALS) put(placeOf(page, id), <p class="hint">No sandbox on this stage.</p>);
    return;
  }
  const memory = new Memory(remembered(sandbox.domain, sandbox.code, child));
  put(strip, <Strip sandbox={sandbox} memory={memory} />);
  for (const trial of TRIALS) put(placeOf(page, trial.id), <TryIt trial={trial} memory={memory} />);
}

function Missing() {
  return (
    <p>
      {NONE}
      <code>{RUN}</code>
    </p>
  );
}

async function findSandbox(): Promise<Sandbox | null> {
  try {
    const answer = await fetch("/config.json");
    return ((await answer.json()) as { sandbox: Sandbox | null }).sandbox;
  } catch {
    return null;
  }
}

function placeOf(page: HTMLElement, id: string): HTMLElement | null {
  return page.querySelector(`[data-operation="${id}"]`);
}

function put(place: HTMLElement | null, content: ComponentChild): void {
  if (!place) return;
  place.replaceChildren();
  render(content, place);
}
