// A phone in a workshop. It asks by itself whether anything is new and sends its scores by itself, one message at a time.
// A tap is "inte räknad än" until the server has said that the message with that very score is stored.

import { node } from "./draw.js";
import { read } from "./sent.js";

const ASK = 500; // ms between two questions whether anything is new
const RETRY = 2000; // ms until the next try when the server did not answer
const PATIENCE = 8000; // ms until a message without an answer counts as lost
const SLOW = 5000; // ms until the phone says that the server does not answer
const STEPS = [1, 2, 3, 4, 5];

const pads = new WeakMap();

export default function mount({ data, parentElement }) {
  if (!pads.has(parentElement)) pads.set(parentElement, new Pad(parentElement));
  const pad = pads.get(parentElement);
  pad.receive(read(data));
  pad.start();
  return () => pad.stop();
}

class Pad {
  constructor(parent) {
    this.root = node("div", { class: "pad" });
    this.headline = node("p", { class: "headline", role: "status" });
    this.voting = node("div", { class: "voting" });
    this.result = node("div", { class: "result" });
    this.chips = node("ol", { class: "chips", "aria-label": "Allt som poängsätts" });
    this.card = node("div", { class: "card" });
    this.state = node("p", { class: "state", role: "status" });
    this.thanks = node("p", { class: "thanks", role: "status" });
    this.back = node("button", { type: "button" }, "Föregående");
    this.next = node("button", { type: "button", class: "next" }, "Nästa");
    this.voting.append(this.chips, this.card, node("div", { class: "foot" }, this.thanks, this.state, node("div", { class: "steps" }, this.back, this.next)));
    this.root.append(this.headline, this.voting, this.result);
    this.keep = node("button", { type: "button", class: "keep" }, "Behåll mina förra svar här");
    this.keep.addEventListener("click", () => this.keepBefore());
    this.back.addEventListener("click", () => this.go(this.at - 1));
    this.next.addEventListener("click", () => (this.isLast() ? this.finish() : this.go(this.at + 1)));
    parent.append(this.root);
    this.pending = new Map(); // "item|criterion" -> the score that the server has not confirmed, and the message it goes with
    this.at = 0;
    this.sent = 0; // the number of the latest message; also the server knows the highest
    this.counted = 0; // the number of the latest one that the server has stored
    this.quietUntil = 0; // after a failure
    this.error = "";
  }

  start() {
    this.stop();
    this.timer = setInterval(() => this.tick(), ASK);
    document.addEventListener("visibilitychange", (this.woken = () => document.hidden || this.tick()));
  }

  stop() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.woken);
  }

  receive(data) {
    const old = this.data;
    if (old && data.stage < old.stage) return; // an answer that was overtaken
    const isOlder = old?.round === data.round && data.sent < this.counted; // read before the latest message was stored
    this.data = { ...old, ...data, scores: isOlder ? old.scores : data.scores };
    this.sent = Math.max(this.sent, data.sent);
    if (old && old.round !== data.round) this.pending.clear();
    if (!this.pending.size) this.since = null;
    if (old && old.stage !== data.stage) this.error = "";
    write(this.headline, data.headline);
    this.voting.hidden = !data.open;
    this.result.hidden = data.open;
    this.result.replaceChildren(...(data.open ? [] : this.shown()));
    if (!data.open) return;
    const isNew = !this.rows || old.round !== data.round || keys(old.items) !== keys(data.items) || keys(old.criteria) !== keys(data.criteria);
    if (isNew) this.go(old?.round === data.round ? this.at : this.first(), false);
    this.draw();
  }

  // The latest shown round, and the sealed record of a closed workshop.
  shown() {
    const { result, record } = this.data;
    const lines = result ? result.lines.map(([name, cell]) => node("li", {}, node("strong", {}, name), `: ${cell}`)) : [];
    return [
      ...(result ? [node("p", { class: "found" }, result.headline), node("ol", { class: "lines" }, ...lines)] : []),
      ...(record ? [node("a", { href: record }, "Öppna det förseglade resultatet")] : []),
    ];
  }

  // One thing at a time: scores first, else the question whether anything is new.
  async tick() {
    if (this.data.open) this.draw();
    if (this.isBusy || Date.now() < this.quietUntil) return;
    this.isBusy = true;
    try {
      await (this.pending.size && this.data.open ? this.send() : this.ask());
    } catch {
      this.quietUntil = Date.now() + RETRY; // no network, no server or no answer in time
    } finally {
      this.isBusy = false;
    }
    if (this.data.open) this.draw();
    if (this.pending.size && this.data.open) this.tick();
  }

  async ask() {
    const { paths, workshop, stage } = this.data;
    const answer = await fetch(`${paths.news}?${new URLSearchParams({ workshop, stage })}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 200) this.receive(await answer.json());
    else if (answer.status !== 204) this.quietUntil = Date.now() + RETRY;
  }

  // Everything that is not confirmed goes along each time, so that the last message alone decides.
  async send() {
    const { paths, workshop, round } = this.data;
    const sent = (this.sent = Math.max(this.sent + 1, Date.now())); // the clock orders the tabs of one phone, too
    const scores = Object.fromEntries(this.pending);
    const body = JSON.stringify({ workshop, round, sent, scores });
    const answer = await fetch(paths.scores, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < 50_000, // also when the page is closed on the way; browsers take 64 kB
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await answer.json();
    this.error = answer.ok ? "" : said.fel;
    if (!answer.ok) {
      this.quietUntil = Date.now() + RETRY;
      return this.ask(); // the round may be over
    }
    if (said.sent !== sent) {
      this.sent = said.sent; // another tab is ahead: once more, with a number of today
      return;
    }
    this.counted = sent;
    for (const [name, score] of Object.entries(scores)) {
      this.data.scores[name] = score;
      if (this.pending.get(name) === score) this.pending.delete(name);
    }
    if (!this.pending.size) this.since = null;
  }

  isLast() {
    return this.at === this.data.items.length - 1;
  }

  // Where to go on after a reload: the first item with a question that has no answer.
  first() {
    const { items, criteria, scores, separator } = this.data;
    return Math.max(0, items.findIndex(({ key }) => criteria.some((one) => !scores[`${key}${separator}${one.key}`])));
  }

  finish() {
    this.isFinished = true;
    this.draw();
  }

  go(to, move = true) {
    this.isFinished = false;
    this.at = Math.max(0, Math.min(to, this.data.items.length - 1));
    const item = this.data.items[this.at];
    this.rows = new Map();
    this.card.replaceChildren(
      node("p", { class: "count" }, `${this.data.noun} ${this.at + 1} av ${this.data.items.length}`),
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
    for (const name of this.left()) this.pending.set(name, this.data.before[name]);
    this.begin();
    this.card.querySelector("h2").focus({ preventScroll: true });
  }

  score(name, step) {
    // Also a tap back to what is counted waits for its answer: a score on its way may be another.
    this.pending.set(name, step);
    this.begin();
  }

  begin() {
    this.since ??= Date.now();
    this.draw();
    this.tick();
  }

  draw() {
    const { data, pending } = this;
    const shown = (name) => pending.get(name) ?? data.scores[name];
    for (const [name, { status, inputs }] of this.rows) {
      inputs.forEach((input, i) => (input.checked = shown(name) === i + 1));
      const isWaiting = pending.has(name);
      status.className = `status ${isWaiting ? "waiting" : ""}`;
      write(status, isWaiting ? "◌ Inte räknad än" : data.scores[name] ? "✓ Räknad" : "");
    }
    this.overview(shown);
    this.keep.hidden = !this.left().length;
    this.back.disabled = this.at === 0;
    write(this.next, this.isLast() ? "Klart, tack" : "Nästa");
    const counted = Object.keys(data.scores).length - [...pending.keys()].filter((name) => name in data.scores).length;
    const left = data.items.length * data.criteria.length - new Set([...Object.keys(data.scores), ...pending.keys()]).size;
    write(this.thanks, this.isFinished ? thanks(left) : "");
    const isSlow = pending.size && this.since && Date.now() - this.since > SLOW;
    const state = isSlow
      ? `Ingen kontakt med servern. ${pending.size} poäng är inte räknade än. Försöker igen.`
      : `${counted} av ${data.items.length * data.criteria.length} räknade${pending.size ? `, ${pending.size} på väg` : ""}`;
    write(this.state, this.error || state);
    this.state.classList.toggle("trouble", Boolean(this.error || isSlow));
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

function thanks(left) {
  const change = "Du kan ändra dina svar tills omgången stängs.";
  if (!left) return `Tack, du har svarat på allt. ${change}`;
  return `Tack. ${left === 1 ? "En fråga är obesvarad" : `${left} frågor är obesvarade`}, och obesvarat räknas inte. ${change}`;
}

const keys = (listed) => listed.map(({ key }) => key).join();

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
