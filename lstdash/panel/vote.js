// The scoring pad of a phone. A tap is "inte räknad än" until the server has said that the very same score is stored.

import { node } from "./draw.js";

const RETRY = 2000; // ms until scores that nobody has acknowledged are sent again
const SLOW = 5000; // ms until the phone says that the server does not answer
const STEPS = [1, 2, 3, 4, 5];

const pads = new WeakMap();

export default function mount({ data, parentElement, setTriggerValue }) {
  if (!pads.has(parentElement)) pads.set(parentElement, new Pad(parentElement));
  const pad = pads.get(parentElement);
  pad.tell = (message) => setTriggerValue("scores", message);
  pad.receive(data);
  return () => clearInterval(pad.timer);
}

class Pad {
  constructor(parent) {
    this.root = node("div", { class: "pad" });
    this.chips = node("ol", { class: "chips", "aria-label": "Förslag" });
    this.card = node("div", { class: "card" });
    this.state = node("p", { class: "state", role: "status" });
    this.back = node("button", { type: "button" }, "Föregående");
    this.next = node("button", { type: "button", class: "next" }, "Nästa");
    this.root.append(this.chips, this.card, node("div", { class: "foot" }, this.state, node("div", { class: "steps" }, this.back, this.next)));
    this.keep = node("button", { type: "button", class: "keep" }, "Behåll mina förra svar på det här förslaget");
    this.keep.addEventListener("click", () => this.keepBefore());
    this.back.addEventListener("click", () => this.go(this.at - 1));
    this.next.addEventListener("click", () => this.go(this.at + 1));
    parent.append(this.root);
    this.pending = new Map(); // "item|criterion" -> the score that the server has not confirmed, and when it was first sent
    this.at = 0;
    this.sent = 0;
    this.id = crypto.getRandomValues(new Uint32Array(2)).join(); // a server that answers another visit has not seen ours
  }

  receive(data) {
    const isNew = this.data?.round !== data.round || this.data?.items.map(({ key }) => key).join() !== data.items.map(({ key }) => key).join();
    if (this.data && this.data.round !== data.round) this.pending.clear();
    this.data = data;
    const seen = data.pad === this.id && !data.error ? data.seen : 0;
    for (const [name, { sent }] of this.pending) if (sent <= seen) this.pending.delete(name);
    if (!this.pending.size) this.since = null;
    clearInterval(this.timer);
    this.timer = setInterval(() => this.again(), RETRY);
    if (isNew) this.go(Math.min(this.at, data.items.length - 1), false);
    this.draw();
  }

  go(to, move = true) {
    this.at = Math.max(0, Math.min(to, this.data.items.length - 1));
    const item = this.data.items[this.at];
    this.rows = new Map();
    this.card.replaceChildren(
      node("p", { class: "count" }, `Förslag ${this.at + 1} av ${this.data.items.length}`),
      node("h2", { tabindex: "-1" }, item.name),
      ...(item.description ? [node("p", { class: "description" }, item.description)] : []),
      this.keep,
      ...this.data.criteria.map((criterion) => this.question(`${item.key}${this.data.separator}${criterion.key}`, criterion)),
    );
    this.draw();
    if (!move) return;
    this.card.querySelector("h2").focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }

  question(name, criterion) {
    const status = node("span", { class: "status", role: "status" });
    const inputs = STEPS.map((step) => {
      const input = node("input", { type: "radio", name, value: step });
      input.addEventListener("change", () => this.score(name, step));
      return input;
    });
    this.rows.set(name, { status, inputs });
    const choices = inputs.map((input, i) =>
      node("label", { class: "step" }, input, node("span", { class: "number" }, `${i + 1}`), node("span", {}, criterion.anchors[i]),
        ...(this.data.before[name] === i + 1 ? [node("span", { class: "before" }, "ditt förra svar")] : [])),
    );
    return node("fieldset", {}, node("legend", {}, criterion.name, node("span", { class: "axis" }, criterion.axis)), ...choices, status);
  }

  names() {
    const item = this.data.items[this.at];
    return this.data.criteria.map(({ key }) => `${item.key}${this.data.separator}${key}`);
  }

  // What was answered in an earlier round and not yet in this one; nothing of it counts before it is kept.
  left() {
    return this.names().filter((name) => this.data.before[name] && !this.pending.has(name) && !this.data.scores[name]);
  }

  keepBefore() {
    for (const name of this.left()) this.pending.set(name, { score: this.data.before[name], sent: this.sent + 1 });
    this.send();
    this.draw();
    this.card.querySelector("h2").focus({ preventScroll: true });
  }

  score(name, step) {
    // Also a tap back to what is counted waits for its answer: a score on its way may be another.
    this.pending.set(name, { score: step, sent: this.sent + 1 });
    this.send();
    this.draw();
  }

  // Everything that is not confirmed goes along each time, so that the last message alone decides.
  send() {
    this.since ??= Date.now();
    this.sent += 1;
    this.last = Date.now();
    const scores = Object.fromEntries([...this.pending].map(([name, { score }]) => [name, score]));
    this.tell({ pad: this.id, sent: this.sent, round: this.data.round, scores });
  }

  again() {
    if (this.pending.size && this.data.open && Date.now() - this.last >= RETRY) this.send();
    this.draw();
  }

  draw() {
    const { data, pending } = this;
    const shown = (name) => pending.get(name)?.score ?? data.scores[name];
    for (const [name, { status, inputs }] of this.rows) {
      inputs.forEach((input, i) => {
        input.checked = shown(name) === i + 1;
        input.disabled = !data.open;
      });
      const isWaiting = pending.has(name);
      status.className = `status ${isWaiting ? "waiting" : ""}`;
      write(status, isWaiting ? "◌ Inte räknad än" : data.scores[name] ? "✓ Räknad" : "");
    }
    this.overview(shown);
    this.keep.hidden = !data.open || !this.left().length;
    this.back.disabled = this.at === 0;
    this.next.disabled = this.at === data.items.length - 1;
    const counted = Object.keys(data.scores).length - [...pending.keys()].filter((name) => name in data.scores).length;
    const isSlow = pending.size && this.since && Date.now() - this.since > SLOW;
    const state = isSlow
      ? `Ingen kontakt med servern. ${pending.size} poäng är inte räknade än. Försöker igen.`
      : `${counted} av ${data.items.length * data.criteria.length} räknade${pending.size ? `, ${pending.size} på väg` : ""}`;
    write(this.state, data.error || (data.open ? state : "Omgången tar inte emot fler poäng."));
    this.state.classList.toggle("trouble", Boolean(data.error || isSlow));
  }

  overview(shown) {
    const { items, criteria, separator } = this.data;
    if (this.chips.childElementCount !== items.length) {
      this.chips.replaceChildren(...items.map((_, i) => {
        const chip = node("button", { type: "button" });
        chip.addEventListener("click", () => this.go(i));
        return node("li", {}, chip);
      }));
    }
    items.forEach((item, i) => {
      const chip = this.chips.children[i].firstChild;
      const left = criteria.filter(({ key }) => !shown(`${item.key}${separator}${key}`)).length;
      write(chip, left ? `${i + 1}` : `${i + 1} ✓`);
      chip.setAttribute("aria-label", `${i + 1}. ${item.name}${left ? `, ${left} kvar` : ", klart"}`);
      chip.toggleAttribute("aria-current", i === this.at);
      chip.classList.toggle("done", !left);
    });
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
