// A phone in a workshop: one item at a time with its questions, what has been counted, and the result once it is shown.

import { node } from "./draw.js";
import { Line } from "./line.js";
import { PASS, question, write } from "./question.js";
import { read } from "./sent.js";

const SLOW = 5000; // ms until the phone says that the server does not answer

const pads = new WeakMap();

export default function mount({ data, parentElement }) {
  if (!pads.has(parentElement)) pads.set(parentElement, new Pad(parentElement));
  const pad = pads.get(parentElement);
  pad.receive(read(data));
  pad.start();
  return () => pad.stop();
}

class Pad extends Line {
  constructor(parent) {
    super();
    this.root = node("div", { class: "pad" });
    this.headline = node("p", { class: "headline", role: "status" });
    this.clock = node("p", { class: "clock", role: "timer" });
    this.voting = node("div", { class: "voting" });
    this.result = node("div", { class: "result" });
    this.chips = node("ol", { class: "chips", "aria-label": "Allt i omgången" });
    this.card = node("div", { class: "card" });
    this.count = node("p", { class: "count" });
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
    this.at = 0;
    this.added = ""; // what has been said of new items
  }

  receive(data) {
    const old = this.data;
    if (old && data.stage < old.stage) return; // an answer that was overtaken
    const isOlder = old?.round === data.round && data.sent < this.counted; // read before the latest message was stored
    this.isRefused = false;
    const own = isOlder ? { scores: old.scores, reasons: old.reasons } : {};
    this.data = { ...old, ...data, ...own };
    this.sent = Math.max(this.sent, data.sent);
    if (old && old.round !== data.round) {
      this.pending.clear();
      this.reasons.clear();
      this.dropWriting();
    }
    if (old?.open && data.open && old.round === data.round) this.welcome(old.items);
    if (data.open) this.forget();
    if (!this.waits()) this.since = null;
    if (old?.stage !== data.stage) this.ends = data.seconds === null ? null : performance.now() + 1000 * data.seconds;
    if (old && old.stage !== data.stage) this.error = "";
    write(this.headline, data.headline);
    this.countdown();
    this.voting.hidden = !this.hasPad();
    this.result.hidden = data.open;
    this.result.replaceChildren(...(data.open ? [] : shown(data, this.pending.size)));
    if (!this.hasPad()) return;
    const place = this.card.childElementCount && old.round === data.round ? data.items.findIndex(({ key }) => key === this.item.key) : -1;
    if (place < 0) this.go(old?.round === data.round ? this.at : this.first(), false);
    else if (questions(data, place) !== this.asks) this.go(place, false);
    else this.at = place; // what is being written stays, whatever is added or removed around it
    this.draw();
  }

  // Something can be answered: the round is open, has an item left and the phone is still one of the room's.
  hasPad() {
    return this.data.open && this.data.items.length > 0 && !this.isRefused;
  }

  // The room has no place for this phone any longer: say why, and take the pad away.
  refuse(why) {
    this.isRefused = true;
    write(this.headline, why);
    for (const part of [this.clock, this.voting, this.result]) part.hidden = true;
  }

  refresh() {
    if (this.hasPad()) this.draw();
  }

  isLast() {
    return this.at === this.data.items.length - 1;
  }

  // Where to go on after a reload: the first item with a question that has no answer, else the last, where it says thanks.
  first() {
    const { items, scores, separator } = this.data;
    const at = items.findIndex(({ key }) => this.asked().some((one) => !(`${key}${separator}${one.key}` in scores)));
    return at < 0 ? items.length - 1 : at;
  }

  // The questions that everybody is asked; the others are there for those who want to say more.
  asked() {
    return this.data.criteria.filter(({ optional }) => !optional);
  }

  // Say what the room has got to answer since last, until the phone goes on.
  welcome(before) {
    const fresh = this.data.items.filter(({ key }) => !before.some((one) => one.key === key));
    if (fresh.length) this.added = `Nytt i omgången: ${fresh.map(({ name }) => name).join(", ")}.`;
  }

  finish() {
    this.isFinished = true;
    this.added = "";
    this.draw();
  }

  go(to, move = true) {
    this.finishWriting();
    this.isFinished = false;
    if (move) this.added = "";
    this.at = Math.max(0, Math.min(to, this.data.items.length - 1));
    const item = (this.item = this.data.items[this.at]);
    this.asks = questions(this.data, this.at);
    this.rows = new Map(); // "item|criterion" -> its question
    this.drawn = new Map(); // "item|criterion" -> what its question shows
    const drawn = (wanted) =>
      this.data.criteria.filter(({ optional }) => optional === wanted).map((criterion) => {
        const made = question(this, item, criterion);
        this.rows.set(made.name, made);
        return made.element;
      });
    const asked = drawn(false);
    const more = drawn(true);
    this.card.replaceChildren(
      this.count,
      node("h2", { tabindex: "-1" }, item.name),
      ...(item.description ? [node("p", { class: "description" }, item.description)] : []),
      this.keep,
      ...asked,
      ...(more.length ? [node("details", { class: "more" }, node("summary", {}, "Ange också ytterligheterna (frivilligt)"), ...more)] : []),
    );
    this.draw();
    if (!move) return;
    this.card.querySelector("h2").focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }

  // What was answered in an earlier round and not yet in this one; nothing of it counts before it is kept.
  left() {
    return [...this.rows.keys()].filter((name) => name in this.data.before && !this.pending.has(name) && !(name in this.data.scores));
  }

  keepBefore() {
    for (const name of this.left()) this.pending.set(name, this.data.before[name]);
    this.begin();
    this.card.querySelector("h2").focus({ preventScroll: true });
  }

  draw() {
    const { data, pending, reasons } = this;
    const stands = (name) => this.stands(name);
    for (const [name, { status, show, leans }] of this.rows) {
      if (this.drawn.get(name) !== leans()) show(stands(name)); // a dragged thumb is left alone
      this.drawn.set(name, leans());
      const waiting = pending.has(name) ? "◌ Inte räknad än" : reasons.has(name) ? "◌ Motiveringen är inte sparad än" : "";
      const counted = data.scores[name] === PASS ? "✓ Vet ej, sparat" : name in data.scores ? "✓ Räknad" : "";
      status.classList.toggle("waiting", Boolean(waiting));
      write(status, waiting || counted || (data.reasons[name] ? "✓ Motiveringen är sparad" : ""));
    }
    this.countdown();
    this.overview(stands);
    write(this.count, `${data.noun} ${this.at + 1} av ${data.items.length}`);
    this.keep.hidden = !this.left().length;
    this.back.disabled = this.at === 0;
    write(this.next, this.isLast() ? "Klart, tack" : "Nästa");
    const asked = data.items.flatMap((item) => this.asked().map(({ key }) => `${item.key}${data.separator}${key}`));
    const counted = asked.filter((name) => name in data.scores && !pending.has(name)).length;
    const left = asked.filter((name) => stands(name) === undefined).length;
    const isThanked = this.isFinished || (this.isLast() && !left && !this.waits());
    write(this.thanks, [this.added, isThanked ? thanks(left, this.waits()) : ""].filter(Boolean).join(" "));
    const isSlow = this.waits() && this.since && Date.now() - this.since > SLOW;
    const unsaid = pending.size ? `${pending.size} ${data.scored} är inte räknade än.` : "Din motivering är inte sparad än.";
    const state = isSlow
      ? `Ingen kontakt med servern. ${unsaid} Försöker igen.`
      : `${counted} av ${asked.length} räknade${pending.size ? `, ${pending.size} på väg` : ""}`;
    write(this.state, this.error || state);
    this.state.classList.toggle("trouble", Boolean(this.error || isSlow));
  }

  // The room's clock closes nothing: it says how long the room means to take.
  countdown() {
    const left = this.ends == null || !this.data.open ? null : Math.max(0, Math.round((this.ends - performance.now()) / 1000));
    this.clock.hidden = left === null;
    if (left !== null) write(this.clock, left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} kvar` : "Tiden är ute. Svara gärna klart.");
  }

  overview(stands) {
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
      const left = this.asked().filter(({ key }) => stands(`${item.key}${separator}${key}`) === undefined).length;
      write(chip, left ? `${i + 1}` : `${i + 1} ✓`);
      chip.setAttribute("aria-label", `${i + 1}. ${item.name}${left ? `, ${left} kvar` : ", klart"}`);
      chip.toggleAttribute("aria-current", i === this.at);
      chip.classList.toggle("done", !left);
    });
  }
}

// What is asked about an item, to tell it from what is drawn.
const questions = ({ items, criteria, before }, at) => JSON.stringify([items[at], criteria, before]);

// The latest shown round, and the sealed record of a closed workshop.
function shown({ result, record, why, scored }, late) {
  const lines = (listed) => listed.map(([name, text]) => node("li", {}, node("strong", {}, name), `: ${text}`));
  const missed = `${late} ${scored} kom inte fram i tid och är inte räknade.${record ? "" : " De räknas om omgången öppnas igen."}`;
  return [
    ...(late ? [node("p", { class: "told", role: "status" }, missed)] : []),
    ...(result ? [node("p", { class: "found" }, result.headline), node("ol", { class: "lines" }, ...lines(result.lines))] : []),
    ...(why.length ? [node("details", { class: "more" }, node("summary", {}, `Motiveringar (${why.length})`), node("ul", { class: "lines" }, ...lines(why)))] : []),
    ...(record ? [node("a", { href: record }, "Öppna det förseglade resultatet")] : []),
  ];
}

function thanks(left, waits) {
  if (waits) return "Vänta med att stänga sidan: allt är inte sparat än.";
  const change = "Du kan ändra dina svar tills omgången stängs.";
  if (!left) return `Tack, du har svarat på allt. ${change}`;
  return `Tack. ${left === 1 ? "En fråga är obesvarad" : `${left} frågor är obesvarade`}, och obesvarat räknas inte. ${change}`;
}
