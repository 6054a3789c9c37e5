// A phone in a workshop. It asks by itself whether anything is new and sends its scores by itself, one message at a time.
// A tap is "inte räknad än" until the server has said that the message with that very score is stored.

import { node } from "./draw.js";
import { read } from "./sent.js";

const ASK = 500; // ms between two questions whether anything is new
const RETRY = 2000; // ms until the next try when the server did not answer
const PATIENCE = 8000; // ms until a message without an answer counts as lost
const SLOW = 5000; // ms until the phone says that the server does not answer
const STEPS = [1, 2, 3, 4, 5];
const PASS = 0; // "vet ej": an answer, and no score
const LONGEST_REASON = 200;

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
    this.clock = node("p", { class: "clock", role: "timer" });
    this.voting = node("div", { class: "voting" });
    this.result = node("div", { class: "result" });
    this.chips = node("ol", { class: "chips", "aria-label": "Allt som poängsätts" });
    this.card = node("div", { class: "card" });
    this.state = node("p", { class: "state", role: "status" });
    this.thanks = node("p", { class: "thanks", role: "status" });
    this.back = node("button", { type: "button" }, "Föregående");
    this.next = node("button", { type: "button", class: "next" }, "Nästa");
    this.voting.append(this.chips, this.card, node("div", { class: "foot" }, this.thanks, this.state, node("div", { class: "steps" }, this.back, this.next)));
    this.root.append(this.headline, this.clock, this.voting, this.result);
    this.keep = node("button", { type: "button", class: "keep" }, "Behåll mina förra svar här");
    this.keep.addEventListener("click", () => this.keepBefore());
    this.back.addEventListener("click", () => this.go(this.at - 1));
    this.next.addEventListener("click", () => (this.isLast() ? this.finish() : this.go(this.at + 1)));
    parent.append(this.root);
    this.pending = new Map(); // "item|criterion" -> the score that the server has not confirmed, and the message it goes with
    this.reasons = new Map(); // "item|criterion" -> the reason that the server has not confirmed
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
    this.isRefused = false;
    this.data = { ...old, ...data, scores: isOlder ? old.scores : data.scores };
    this.sent = Math.max(this.sent, data.sent);
    if (old && old.round !== data.round) {
      this.pending.clear();
      this.reasons.clear();
    }
    if (data.open) this.forget();
    if (!this.waits()) this.since = null;
    if (old?.stage !== data.stage) this.ends = data.seconds === null ? null : performance.now() + 1000 * data.seconds;
    if (old && old.stage !== data.stage) this.error = "";
    write(this.headline, data.headline);
    this.countdown();
    this.voting.hidden = !this.hasPad();
    this.result.hidden = data.open;
    this.result.replaceChildren(...(data.open ? [] : this.shown()));
    if (!this.hasPad()) return;
    const isNew = !this.rows || old.round !== data.round || keys(old.items) !== keys(data.items) || keys(old.criteria) !== keys(data.criteria);
    if (isNew) this.go(old?.round === data.round ? this.at : this.first(), false);
    this.draw();
  }

  // An item that was removed takes no score, and a message with one is refused whole: what waits for it goes.
  forget() {
    const left = new Set(this.data.items.map(({ key }) => key));
    for (const waiting of [this.pending, this.reasons]) {
      for (const name of waiting.keys()) if (!left.has(name.split(this.data.separator)[0])) waiting.delete(name);
    }
  }

  // Something can be answered: the round is open, has an item left and the phone is still one of the room's.
  hasPad() {
    return this.data.open && this.data.items.length > 0 && !this.isRefused;
  }

  // The latest shown round, and the sealed record of a closed workshop.
  shown() {
    const { result, record, why } = this.data;
    const lines = result ? result.lines.map(([name, cell]) => node("li", {}, node("strong", {}, name), `: ${cell}`)) : [];
    return [
      ...(result ? [node("p", { class: "found" }, result.headline), node("ol", { class: "lines" }, ...lines)] : []),
      ...(why.length ? [reasons(why)] : []),
      ...(record ? [node("a", { href: record }, "Öppna det förseglade resultatet")] : []),
    ];
  }

  // One thing at a time: scores first, else the question whether anything is new.
  async tick() {
    if (this.isBusy || Date.now() < this.quietUntil) return this.refresh();
    this.isBusy = true;
    try {
      await (this.waits() && this.hasPad() ? this.send() : this.ask());
    } catch {
      this.quietUntil = Date.now() + RETRY; // no network, no server or no answer in time
    } finally {
      this.isBusy = false;
    }
    this.refresh();
    if (this.waits() && this.hasPad()) this.tick();
  }

  refresh() {
    if (this.hasPad()) this.draw();
  }

  // How much the server has not confirmed.
  waits() {
    return this.pending.size + this.reasons.size;
  }

  async ask() {
    const { paths, workshop } = this.data;
    const stage = this.isRefused ? -1 : this.data.stage; // else what stood before the refusal would be no news
    const answer = await fetch(`${paths.news}?${new URLSearchParams({ workshop, stage })}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 403) return this.refuse((await answer.json()).fel);
    if (answer.status === 200) this.receive(await answer.json());
    else if (answer.status !== 204) this.quietUntil = Date.now() + RETRY;
  }

  // The room has no place for this phone any longer: say why, and take the pad away.
  refuse(why) {
    this.isRefused = true;
    this.quietUntil = Date.now() + RETRY;
    write(this.headline, why);
    for (const part of [this.clock, this.voting, this.result]) part.hidden = true;
  }

  // Everything that is not confirmed goes along each time, so that the last message alone decides.
  async send() {
    const { paths, workshop, round } = this.data;
    const sent = (this.sent = Math.max(this.sent + 1, Date.now())); // the clock orders the tabs of one phone, too
    const scores = Object.fromEntries(this.pending);
    const why = Object.fromEntries(this.reasons);
    const body = JSON.stringify({ workshop, round, sent, scores, why });
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
    for (const [name, text] of Object.entries(why)) {
      this.data.reasons[name] = text;
      if (this.reasons.get(name) === text) this.reasons.delete(name);
    }
    if (!this.waits()) this.since = null;
  }

  isLast() {
    return this.at === this.data.items.length - 1;
  }

  // Where to go on after a reload: the first item with a question that has no answer.
  first() {
    const { items, scores, separator } = this.data;
    return Math.max(0, items.findIndex(({ key }) => this.asked().some((one) => !(`${key}${separator}${one.key}` in scores))));
  }

  // The questions that everybody is asked; the others are there for those who want to say more.
  asked() {
    return this.data.criteria.filter(({ optional }) => !optional);
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
    this.drawn = new Map(); // "item|criterion" -> the score that its question shows
    const questions = (wanted) => this.data.criteria.filter(({ optional }) => optional === wanted)
      .map((criterion) => this.question(item, criterion));
    const more = questions(true);
    this.card.replaceChildren(
      node("p", { class: "count" }, `${this.data.noun} ${this.at + 1} av ${this.data.items.length}`),
      node("h2", { tabindex: "-1" }, item.name),
      ...(item.description ? [node("p", { class: "description" }, item.description)] : []),
      this.keep,
      ...questions(false),
      ...(more.length ? [node("details", { class: "more" }, node("summary", {}, "Ange också ytterligheterna (frivilligt)"), ...more)] : []),
    );
    this.draw();
    if (!move) return;
    this.card.querySelector("h2").focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }

  question(item, criterion) {
    const name = `${item.key}${this.data.separator}${criterion.key}`;
    const status = node("span", { class: "status", role: "status" });
    const row = item.steps.length ? this.slider(name, item, criterion) : this.choices(name, criterion);
    this.rows.set(name, { status, ...row });
    const why = criterion.optional ? [] : [this.why(name)];
    return node("fieldset", {}, node("legend", {}, criterion.name, node("span", { class: "axis" }, criterion.axis)), ...row.parts, status, ...why);
  }

  choices(name, criterion) {
    const inputs = [...STEPS, PASS].map((step) => this.radio(name, step));
    const parts = inputs.map((input, i) =>
      node("label", { class: i < STEPS.length ? "step" : "step pass" }, input,
        ...(i < STEPS.length ? [node("span", { class: "number" }, `${i + 1}`), node("span", {}, criterion.anchors[i])] : [node("span", {}, "Vet ej")]),
        ...(this.data.before[name] === i + 1 ? [node("span", { class: "before" }, "ditt förra svar")] : [])),
    );
    const show = (score) => inputs.forEach((input) => (input.checked = score !== undefined && Number(input.value) === score));
    return { parts, show };
  }

  radio(name, step) {
    const input = node("input", { type: "radio", name, value: step });
    input.addEventListener("change", () => this.score(name, step));
    return input;
  }

  // A value on the item's own scale: the thumb, or a step at a time by the buttons beside it.
  slider(name, item, criterion) {
    const told = node("output", { class: "value" });
    const highest = item.steps.length;
    const thumb = node("input", { type: "range", min: 1, max: highest, step: 1, value: Math.ceil(highest / 2), "aria-label": `${item.name}: ${criterion.name}` });
    const before = this.data.before[name];
    const write_ = (score) => {
      const text = score ? item.steps[score - 1] : score === PASS ? "Vet ej" : "Inget svar än";
      write(told, text);
      thumb.setAttribute("aria-valuetext", text);
    };
    thumb.addEventListener("input", () => write_(Number(thumb.value)));
    let held = thumb.value;
    thumb.addEventListener("pointerdown", () => (held = thumb.value));
    // The browser has taken the finger for a swipe that scrolls the page: what it passed over is not chosen.
    thumb.addEventListener("pointercancel", () => {
      thumb.value = held;
      write_(this.stands(name));
    });
    thumb.addEventListener("change", () => this.place(item, criterion, Number(thumb.value)));
    // An extreme that has no answer begins at the likely value.
    const likely = `${item.key}${this.data.separator}${this.data.criteria[0].key}`;
    const from = () => (!this.stands(name) && this.stands(likely)) || Number(thumb.value);
    const by = (step, sign, label) => {
      const button = node("button", { type: "button", "aria-label": `${label}: ${criterion.name}` }, sign);
      button.addEventListener("click", () => this.place(item, criterion, Math.max(1, Math.min(highest, from() + step))));
      return button;
    };
    const skip = criterion.optional ? [] : [node("label", { class: "step pass" }, this.radio(name, PASS), node("span", {}, "Vet ej"))];
    const parts = [
      told,
      node("div", { class: "scale" }, by(-1, "−", "Ett steg lägre"), thumb, by(1, "+", "Ett steg högre")),
      node("div", { class: "ends" }, node("span", {}, item.steps[0]), node("span", {}, item.steps[highest - 1])),
      ...(before ? [node("p", { class: "description" }, `Ditt förra svar: ${item.steps[before - 1]}`)] : []),
      ...skip,
    ];
    const show = (score) => {
      if (skip.length) skip[0].firstChild.checked = score === PASS;
      thumb.value = score || from();
      thumb.classList.toggle("unset", !score);
      write_(score);
    };
    return { parts, show };
  }

  // What a question is answered with, counted or not yet.
  stands(name) {
    return this.pending.get(name) ?? this.data.scores[name];
  }

  // The lowest is never above the likely value, nor the highest below it: what stands in the way goes along.
  place(item, criterion, value) {
    const places = this.data.criteria.map(({ key }) => key);
    const at = places.indexOf(criterion.key);
    const name = (key) => `${item.key}${this.data.separator}${key}`;
    const [likely, low, high] = places;
    const stands = (key) => this.stands(name(key));
    this.score(name(criterion.key), value);
    if (at !== 1 && stands(low) > value) this.score(name(low), value);
    if (at !== 2 && stands(high) && stands(high) < value) this.score(name(high), value);
    const middle = stands(likely);
    if (middle && ((at === 1 && middle < value) || (at === 2 && middle > value))) this.score(name(likely), value);
  }

  // A short reason, folded away: most give none.
  why(name) {
    const text = node("textarea", { rows: 2, maxlength: LONGEST_REASON, "aria-label": "Motivering" });
    text.value = this.reasons.get(name) ?? this.data.reasons[name] ?? "";
    text.addEventListener("change", () => {
      this.reasons.set(name, text.value.trim());
      this.begin();
    });
    const note = "Visas utan namn, och bara om minst fem har svarat på frågan.";
    return node("details", { class: "why" }, node("summary", {}, text.value ? "Din motivering" : "Motivera (frivilligt)"), text, node("p", { class: "description" }, note));
  }

  names() {
    const item = this.data.items[this.at];
    return this.data.criteria.map(({ key }) => `${item.key}${this.data.separator}${key}`);
  }

  // What was answered in an earlier round and not yet in this one; nothing of it counts before it is kept.
  left() {
    return this.names().filter((name) => this.data.before[name] && !this.pending.has(name) && !(name in this.data.scores));
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
    const shown = (name) => this.stands(name);
    for (const [name, { status, show }] of this.rows) {
      if (!this.drawn.has(name) || this.drawn.get(name) !== shown(name)) show(shown(name)); // a dragged thumb is left alone
      this.drawn.set(name, shown(name));
      const isWaiting = pending.has(name) || this.reasons.has(name);
      status.className = `status ${isWaiting ? "waiting" : ""}`;
      const counted = data.scores[name] === PASS ? "✓ Vet ej, sparat" : name in data.scores ? "✓ Räknad" : "";
      write(status, isWaiting ? "◌ Inte räknad än" : counted);
    }
    this.countdown();
    this.overview(shown);
    this.keep.hidden = !this.left().length;
    this.back.disabled = this.at === 0;
    write(this.next, this.isLast() ? "Klart, tack" : "Nästa");
    const asked = data.items.flatMap((item) => this.asked().map(({ key }) => `${item.key}${data.separator}${key}`));
    const counted = asked.filter((name) => name in data.scores && !pending.has(name)).length;
    const left = asked.filter((name) => shown(name) === undefined).length;
    write(this.thanks, this.isFinished ? thanks(left) : "");
    const isSlow = this.waits() && this.since && Date.now() - this.since > SLOW;
    const state = isSlow
      ? `Ingen kontakt med servern. ${this.waits()} ${data.scored} är inte räknade än. Försöker igen.`
      : `${counted} av ${asked.length} räknade${this.waits() ? `, ${this.waits()} på väg` : ""}`;
    write(this.state, this.error || state);
    this.state.classList.toggle("trouble", Boolean(this.error || isSlow));
  }

  // The room's clock closes nothing: it says how long the room means to take.
  countdown() {
    const left = this.ends == null || !this.data.open ? null : Math.max(0, Math.round((this.ends - performance.now()) / 1000));
    this.clock.hidden = left === null;
    if (left !== null) write(this.clock, left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} kvar` : "Tiden är ute. Svara gärna klart.");
  }

  overview(shown) {
    const { items, separator } = this.data;
    if (this.chips.childElementCount !== items.length) {
      this.chips.replaceChildren(...items.map((_, i) => {
        const chip = node("button", { type: "button" });
        chip.addEventListener("click", () => this.go(i));
        return node("li", {}, chip);
      }));
    }
    items.forEach((item, i) => {
      const chip = this.chips.children[i].firstChild;
      const left = this.asked().filter(({ key }) => shown(`${item.key}${separator}${key}`) === undefined).length;
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

function reasons(why) {
  const lines = why.map(([of, text]) => node("li", {}, node("strong", {}, of), `: ${text}`));
  return node("details", { class: "more" }, node("summary", {}, `Motiveringar (${why.length})`), node("ul", { class: "lines" }, ...lines));
}

const keys = (listed) => listed.map(({ key }) => key).join();

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
