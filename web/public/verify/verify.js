/**
 * The page that the QR code of an application form opens, as `/verify#<22 characters>`.
 *
 * The fragment never reaches a server by itself, so no log of an address names a form.
 */

import { Fault, ask, base64, fingerprint, readPdf } from "./checks.js";
import { chooseLanguage, wordsOf } from "./texts.js";
import { announcement, show } from "./view.js";

const FORM = /^[A-Za-z0-9_-]{22}$/;
const SLOW = 5_000;

const part = (id) => document.getElementById(id);
const [result, chooser, file, drop] = ["result", "chooser", "file", "drop"].map(part);
const canCompare = Boolean(globalThis.crypto?.subtle);
const acts = { retry: () => check(state.again), send: () => check(sendingOf(state)) };

let words = wordsOf(chooseLanguage(navigator.languages));
let state = { kind: "idle" };

/** Show a state; `arrived`: it is the outcome of what the reader did, so that is where they go on reading. */
function become(next, arrived = false) {
  render(next);
  if (arrived) part("outcome").focus();
}

function render(next = state) {
  // Made before anything changes, as this may throw.
  const shown = show(next, words, acts);
  state = next;
  const reading = result.contains(document.activeElement);
  result.replaceChildren(...shown);
  result.hidden = state.kind === "idle";
  result.setAttribute("aria-busy", String(state.kind === "working"));
  part("announcement").textContent = announcement(state, words);
  part("chooser-title").textContent = words.say(state.file ? "chooser.title.again" : "chooser.title");
  chooser.hidden = !canCompare;
  part("insecure").hidden = canCompare;
  // A button that goes away takes the reader's place with it.
  if (reading) part("outcome")?.focus();
}

/**
 * Carry out `work`: `asked` names what the question goes by, `question` makes it, `kept` is remembered with the
 * answer. Of two checks at once only the later one is shown.
 */
async function check(work) {
  const mine = { kind: "working", asked: work.asked, ...work.kept };
  become(mine);
  const timer = setTimeout(() => state === mine && become(Object.assign(mine, { slow: true })), SLOW);
  const end = (outcome) => state === mine && become({ ...outcome, ...work.kept }, true);
  try {
    end({ kind: "answer", asked: work.asked, answer: await ask(await work.question(), words.language) });
  } catch (error) {
    const fault = faultOf(error);
    end({ kind: "fault", fault, again: mendable(fault) && work });
  } finally {
    clearTimeout(timer);
  }
}

/** Whatever went wrong, the reader is told and can go on; what was not foreseen is left in the console. */
function faultOf(error) {
  if (error instanceof Fault) return error;
  console.error(error);
  return new Fault("service");
}

const mendable = ({ kind }) => ["offline", "busy", "service"].includes(kind);

function checkForm(form) {
  return check({ asked: "form", question: () => ({ form }) });
}

function checkFile(chosen) {
  const kept = { file: chosen };
  const question = async () => {
    kept.bytes = await readPdf(chosen);
    return { sha256: await fingerprint(kept.bytes) };
  };
  return check({ asked: "sha256", question, kept });
}

function sendingOf({ file: chosen, bytes }) {
  return { asked: "pdf", question: () => ({ pdf: base64(bytes) }), kept: { file: chosen, bytes } };
}

function checkAddress() {
  const form = location.hash.slice(1);
  if (FORM.test(form)) return checkForm(form);
  if (form) return become({ kind: "fault", fault: new Fault("bad_link") }, true);
  return become({ kind: "idle" });
}

function speak(language) {
  words = wordsOf(language);
  document.documentElement.lang = language;
  document.title = words.say("document", { title: words.say("title"), service: words.say("service") });
  for (const place of document.querySelectorAll("[data-text]")) place.textContent = words.say(place.dataset.text);
  for (const place of document.querySelectorAll("[data-label]")) {
    place.setAttribute("aria-label", words.say(place.dataset.label));
  }
  for (const choice of document.querySelectorAll("[data-language]")) {
    if (choice.dataset.language === language) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

for (const choice of document.querySelectorAll("[data-language]")) {
  choice.addEventListener("click", () => {
    speak(choice.dataset.language);
    render();
  });
}

file.addEventListener("change", () => {
  const [chosen] = file.files;
  // Emptied, so that choosing the same file again is a change too.
  file.value = "";
  if (chosen) checkFile(chosen);
});

// A file that misses the place for it must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
for (const [kind, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  drop.addEventListener(kind, () => drop.classList.toggle("over", over));
}
drop.addEventListener("drop", (event) => {
  const [chosen] = event.dataTransfer.files;
  if (chosen) checkFile(chosen);
});

addEventListener("hashchange", checkAddress);
speak(words.language);
checkAddress();
