/** View: what each state of a check looks like. It builds elements, and never reads or parses markup. */

import { SEND_LIMIT } from "./checks.js";

// Green is for a file that was compared: a QR code says nothing about the paper that it is on. That no document is
// exactly a file leaves open what the file is.
const TONES = {
  "whole.form": "good",
  "whole.evidence": "good",
  "whole.file": "good",
  issued: "plain",
  altered: "bad",
  "not_ours.form": "bad",
  "not_ours.sha256": "caution",
  "not_ours.pdf": "bad",
};
const ICONS = {
  good: "M8 18.5l7 7L28.5 11",
  bad: "M10 10l16 16M26 10L10 26",
  caution: "M18 9v12M18 26.5v.5",
  plain: "M18 16v11M18 9.5v.5",
};
const STATE_TONES = { approved: "good", applied: "plain", returned: "caution" };
const OF_PAPER = ["issued.paper.text", "issued.address.text"];

/**
 * The elements that show `state` in `words`; `act` has `retry` and `send`, called by their buttons. Throws if there
 * are no words for an answer, which may be a newer API's.
 */
export function show(state, words, act) {
  if (state.kind === "working") return [working(state, words)];
  if (state.kind === "fault") return [fault(state, words, act)];
  if (state.kind === "answer") return answer(state, words, act);
  return [];
}

/** What is said to those who listen. */
export function announcement(state, words) {
  if (state.kind === "working") return words.say(state.slow ? "working.slow" : `working.${state.asked}`);
  if (state.kind === "fault") return words.say(`${state.fault.kind}.title`);
  return state.kind === "answer" ? words.say(`${outcomeOf(state)}.title`) : "";
}

function outcomeOf({ asked, answer: { verdict, document: kind } }) {
  if (verdict === "not_ours") return `not_ours.${asked}`;
  if (verdict === "whole") return Object.hasOwn(TONES, `whole.${kind}`) ? `whole.${kind}` : "whole.file";
  if (!Object.hasOwn(TONES, verdict)) throw new TypeError(`unknown verdict: ${verdict}`);
  return verdict;
}

function working(state, words) {
  return element("div", { class: "card working" }, [
    element("span", { class: "spinner", "aria-hidden": "true" }),
    element("h2", { id: "outcome", tabindex: "-1" }, [words.say(`working.${state.asked}`)]),
    state.slow && element("p", { class: "hint" }, [words.say("working.slow")]),
  ]);
}

function fault({ fault: { kind, wait }, again }, words, act) {
  return outcome("caution", words.say(`${kind}.title`), [
    element("p", {}, [words.say(`${kind}.text`, { wait: words.wait(wait) })]),
    again && button(words.say("retry"), act.retry),
  ]);
}

function answer(state, words, act) {
  const key = outcomeOf(state);
  const { verdict, application_number: number } = state.answer;
  const text = [`${key}.text`, verdict === "whole" && !number && "whole.unrecorded"];
  const told = outcome(TONES[key], words.say(`${key}.title`), paragraphs(text, words));
  // What the verdict leaves open is said before what is known.
  const warnings = {
    issued: () => card(words.say("issued.paper.title"), paragraphs(OF_PAPER, words), "caution"),
    "not_ours.sha256": () => offer(state, words, act),
  };
  return [told, warnings[key]?.(), ...record(state.answer, words)].filter(Boolean);
}

/** To send the file itself is a decision of its own: what happens to it is said first. */
function offer({ file, bytes }, words, act) {
  const sizes = { name: file.name, size: words.size(bytes.length), limit: words.size(SEND_LIMIT) };
  if (bytes.length > SEND_LIMIT) {
    return card(words.say("send.large.title"), [element("p", {}, [words.say("send.large.text", sizes)])]);
  }
  return card(words.say("send.title"), [
    element("p", {}, [words.say("send.text", sizes)]),
    element("p", { class: "hint" }, [words.say("send.file", sizes)]),
    button(words.say("send.button"), act.send, "quiet"),
  ]);
}

function record(answer, words) {
  if (answer.verdict === "not_ours") return [];
  const facts = [
    ["facts.number", answer.application_number, "number"],
    ["facts.sealed", answer.sealed_at && words.time(answer.sealed_at)],
  ].filter(([, value]) => value);
  const rows = facts.map(([key, value, look]) =>
    element("div", {}, [
      element("dt", {}, [words.say(key)]),
      element("dd", look ? { class: look } : {}, [value]),
    ]),
  );
  const compared = answer.verdict === "whole";
  const states = answer.bindings.map((binding, index) => standing(binding, index + 1, compared, words));
  return [
    facts.length > 0 && card(words.say("facts.title"), [element("dl", { class: "facts" }, rows)]),
    states.length > 0 && card(words.say("states.title"), [element("ol", { class: "states", role: "list" }, states)]),
  ];
}

function standing({ state, changed_at: changedAt }, number, compared, words) {
  const tone = compared ? (STATE_TONES[state] ?? "bad") : "plain";
  return element("li", {}, [
    element("span", {}, [words.say("states.student", { number })]),
    element("strong", { class: `tag ${tone}` }, [words.say(`${state}.name`)]),
    element("span", {}, [words.say(`${state}.text`)]),
    element("span", { class: "hint" }, [words.say("states.since", { time: words.time(changedAt) })]),
  ]);
}

function outcome(tone, title, content) {
  const heading = element("h2", { id: "outcome", tabindex: "-1" }, [title]);
  return element("div", { class: `card outcome ${tone}` }, [icon(tone), element("div", {}, [heading, ...content])]);
}

function card(title, content, tone = "") {
  return element("div", { class: `card ${tone}`.trim() }, [element("h2", {}, [title]), ...content]);
}

function paragraphs(keys, words) {
  return keys.filter(Boolean).map((key) => element("p", {}, [words.say(key)]));
}

function button(text, act, look = "") {
  const made = element("button", { type: "button", class: `button ${look}`.trim() }, [text]);
  made.addEventListener("click", act);
  return made;
}

function icon(tone) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const stroke = { fill: "none", stroke: "currentColor", "stroke-width": "3", "stroke-linecap": "round" };
  set(drawing, { viewBox: "0 0 36 36", "aria-hidden": "true", ...stroke });
  const ring = set(document.createElementNS(space, "circle"), { cx: "18", cy: "18", r: "16", "stroke-width": "2" });
  drawing.append(ring, set(document.createElementNS(space, "path"), { d: ICONS[tone] }));
  return drawing;
}

/** An element with attributes, and children of which the false ones are left out. */
function element(name, attributes, children = []) {
  const made = set(document.createElement(name), attributes);
  made.append(...children.filter(Boolean));
  return made;
}

function set(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  return target;
}
