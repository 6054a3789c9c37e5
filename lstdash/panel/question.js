// One question on a phone: five steps to tap or a value on the item's own scale, "vet ej", and a reason folded away.

import { node } from "./draw.js";

const STEPS = [1, 2, 3, 4, 5];
export const PASS = 0; // "vet ej": an answer, and no score
const LONGEST_REASON = 200;

export const write = (element, text) => element.textContent !== text && (element.textContent = text);

// Return the question's name, what it is drawn as, its status line, how it shows a score, and what it `leans` on: an extreme that
// has no answer stands at the likely value. `pad` is what takes the answers.
export function question(pad, item, criterion) {
  const name = `${item.key}${pad.data.separator}${criterion.key}`;
  const status = node("span", { class: "status", role: "status" });
  const { parts, show } = item.steps.length ? slider(pad, name, item, criterion) : choices(pad, name, criterion);
  const reason = criterion.optional ? [] : [why(pad, name)];
  const legend = node("legend", {}, criterion.name, node("span", { class: "axis" }, criterion.axis));
  const first = `${item.key}${pad.data.separator}${pad.data.criteria[0].key}`;
  const leans = () => String([pad.stands(name), criterion.optional && pad.stands(first)]);
  return { name, status, show, leans, element: node("fieldset", {}, legend, ...parts, status, ...reason) };
}

function choices(pad, name, criterion) {
  const inputs = [...STEPS, PASS].map((step) => radio(pad, name, step));
  const parts = inputs.map((input, i) =>
    node("label", { class: i < STEPS.length ? "step" : "step pass" }, input,
      ...(i < STEPS.length ? [node("span", { class: "number" }, `${i + 1}`), node("span", {}, criterion.anchors[i])] : [node("span", {}, "Vet ej")]),
      ...(pad.data.before[name] === [...STEPS, PASS][i] ? [node("span", { class: "before" }, "ditt förra svar")] : [])),
  );
  const show = (score) => inputs.forEach((input) => (input.checked = score !== undefined && Number(input.value) === score));
  return { parts, show };
}

function radio(pad, name, step) {
  const input = node("input", { type: "radio", name, value: step });
  input.addEventListener("change", () => pad.score(name, step));
  return input;
}

// A value on the item's own scale: the thumb, or a step at a time by the buttons beside it.
function slider(pad, name, item, criterion) {
  const told = node("output", { class: "value" });
  const highest = item.steps.length;
  const thumb = node("input", { type: "range", min: 1, max: highest, step: 1, value: Math.ceil(highest / 2), "aria-label": `${item.name}: ${criterion.name}` });
  const before = pad.data.before[name];
  const say = (score) => {
    const text = score ? item.steps[score - 1] : score === PASS ? "Vet ej" : "Inget svar än";
    write(told, text);
    thumb.setAttribute("aria-valuetext", text);
  };
  thumb.addEventListener("input", () => say(Number(thumb.value)));
  let held = thumb.value;
  thumb.addEventListener("pointerdown", () => (held = thumb.value));
  // The browser has taken the finger for a swipe that scrolls the page: what it passed over is not chosen.
  thumb.addEventListener("pointercancel", () => {
    thumb.value = held;
    say(pad.stands(name));
  });
  thumb.addEventListener("change", () => place(pad, item, criterion, Number(thumb.value)));
  // An extreme that has no answer begins at the likely value.
  const likely = `${item.key}${pad.data.separator}${pad.data.criteria[0].key}`;
  const from = () => (!pad.stands(name) && pad.stands(likely)) || Number(thumb.value);
  const by = (step, sign, label) => {
    const button = node("button", { type: "button", "aria-label": `${label}: ${criterion.name}` }, sign);
    button.addEventListener("click", () => place(pad, item, criterion, Math.max(1, Math.min(highest, from() + step))));
    return button;
  };
  const skip = criterion.optional ? [] : [node("label", { class: "step pass" }, radio(pad, name, PASS), node("span", {}, "Vet ej"))];
  const parts = [
    told,
    node("div", { class: "scale" }, by(-1, "−", "Ett steg lägre"), thumb, by(1, "+", "Ett steg högre")),
    node("div", { class: "ends" }, node("span", {}, item.steps[0]), node("span", {}, item.steps[highest - 1])),
    ...(before !== undefined ? [node("p", { class: "description" }, `Ditt förra svar: ${before === PASS ? "Vet ej" : item.steps[before - 1]}`)] : []),
    ...skip,
  ];
  const show = (score) => {
    if (skip.length) skip[0].firstChild.checked = score === PASS;
    thumb.value = score || from();
    thumb.classList.toggle("unset", !score);
    say(score);
  };
  return { parts, show };
}

// The lowest is never above the likely value, nor the highest below it: what stands in the way goes along.
function place(pad, item, criterion, value) {
  const places = pad.data.criteria.map(({ key }) => key);
  const at = places.indexOf(criterion.key);
  const [likely, low, high] = places.map((key) => `${item.key}${pad.data.separator}${key}`);
  pad.score([likely, low, high][at], value);
  if (at !== 1 && pad.stands(low) > value) pad.score(low, value);
  if (at !== 2 && pad.stands(high) && pad.stands(high) < value) pad.score(high, value);
  const middle = pad.stands(likely);
  if (middle && ((at === 1 && middle < value) || (at === 2 && middle > value))) pad.score(likely, value);
}

// A short reason, folded away: most give none.
function why(pad, name) {
  const text = node("textarea", { rows: 2, maxlength: LONGEST_REASON, "aria-label": "Motivering" });
  text.value = pad.told(name);
  text.addEventListener("input", () => pad.writes(name, text.value.trim()));
  text.addEventListener("change", () => pad.explain(name, text.value.trim()));
  const note = "Visas utan namn, och bara om minst fem har svarat på frågan.";
  return node("details", { class: "why" }, node("summary", {}, text.value ? "Din motivering" : "Motivera (frivilligt)"), text, node("p", { class: "description" }, note));
}
