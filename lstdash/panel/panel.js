// Sliders that answer while the thumb moves: look up, draw, and on release tell Python. No model and no formatting here.

import { Curve, Plane, node } from "./draw.js";
import { read } from "./sent.js";

const KEYBOARD_PAUSE = 350; // ms without a key press before a value is committed: one history entry, not one per press
const REST = 30; // ms a thumb stands still before the server is told, so that the answers are there when it is let go
const BUSY_AFTER = 400; // ms before a slow server is mentioned
const WORDS = {
  waiting: "Räknar om …",
  onRelease: "Svaret kommer när reglaget släpps.",
  more: "Fler reglage",
  settings: "Reglage",
  start: "Lodrätt streck: utgångsvärde.",
  flip: "Triangel: här vänder svaret.",
  help: (label) => `Om ${label}`,
  default: (text) => `Utgångsvärde ${text}.`,
};

const HEADLINE = ".st-key-headline";
const panels = new WeakMap();

// Streamlit calls this on mount and again whenever the data changes, with the same element.
export default function mount({ data, parentElement, setTriggerValue }) {
  if (!panels.has(parentElement)) panels.set(parentElement, new Panel(parentElement));
  const panel = panels.get(parentElement);
  panel.tell = (message) => setTriggerValue("commit", message);
  panel.receive(read(data));
  return () => panel.rest();
}

class Panel {
  constructor(parent) {
    this.root = node("div", { class: "panel" });
    this.figures = node("dl", { class: "figures" });
    this.drawing = node("div", { class: "drawing" });
    this.bar = node("p", { class: "bar", "aria-hidden": "true" });
    this.sliders = node("div", { class: "sliders", role: "group", "aria-label": WORDS.settings });
    this.busy = node("p", { class: "busy" });
    this.live = node("p", { class: "hidden", role: "status" });
    const main = node("div", { class: "main" }, this.figures, this.drawing);
    const controls = node("div", { class: "controls" }, this.bar, this.sliders, this.busy);
    this.after = node("div", { class: "after" });
    this.root.append(node("div", { class: "columns" }, main, controls, this.after), this.live);
    // Unstyled for a moment while the style sheet loads: kept out of sight until then, but never for good.
    this.root.style.visibility = "hidden";
    setTimeout(() => this.root.style.removeProperty("visibility"), 3000);
    parent.append(this.root);
    this.rows = new Map();
    this.unsent = new Set(); // moved by keyboard, pause not over
    this.seq = 0;
    this.resize = new ResizeObserver(() => this.fit());
  }

  rest() {
    this.resize.disconnect();
    clearTimeout(this.pause);
    clearTimeout(this.still);
  }

  receive(data) {
    this.resize.observe(this.drawing);
    if (this.unsent.size) this.pauseThenCommit(); // an answer that came within the pause must not swallow it
    if (data.session !== this.data?.session) this.seq = data.seq;
    else if (data.seq < this.seq) return; // an answer to an earlier commit; the one we wait for is on its way
    this.answered = data.seq >= this.seq;
    this.wait(!this.answered);
    this.update(data);
  }

  update(data) {
    const before = this.data;
    this.data = data;
    const names = data.sliders.map((slider) => slider.name).join();
    if (names !== this.names) this.build(names);
    if (before?.figures.join("\n") !== data.figures.join("\n")) this.tiles();
    for (const slider of data.sliders) this.refresh(slider, before);
    this.marksLegend.textContent = data.sliders.some(({ flip }) => flip !== null) ? `${WORDS.start} ${WORDS.flip}` : WORDS.start;
    if (this.picture?.kind !== data.chart.kind) {
      this.picture = new (data.chart.kind === "curve" ? Curve : Plane)(this.drawing, this.after);
      this.picture.kind = data.chart.kind;
    }
    this.picture.frame(data.chart, data.texts);
    this.fit();
    const said = this.words(data.base.cells[0]);
    if (before && said !== this.said) this.live.textContent = said;
    this.said = said;
  }

  build(names) {
    const focused = this.root.getRootNode().activeElement?.dataset?.name;
    this.names = names;
    this.rows.clear();
    this.unsent.clear();
    this.held = null;
    const rows = this.data.sliders.map((slider) => this.row(slider));
    const extra = rows.filter((_, i) => this.data.sliders[i].extra);
    this.sliders.replaceChildren(...rows.filter((row) => !extra.includes(row)));
    if (extra.length) this.sliders.append(node("details", {}, node("summary", {}, WORDS.more), ...extra));
    this.sliders.append((this.marksLegend = node("p", { class: "marks-legend" })));
    this.rows.get(focused)?.input.focus();
  }

  row(slider) {
    const id = `s-${slider.name}`;
    const row = {
      label: node("label", { for: id }),
      value: node("span", { class: "value" }),
      input: node("input", { type: "range", id, min: 0, step: 1, "data-name": slider.name, "aria-describedby": `${id}-marks` }),
      start: node("span", { class: "mark start", "aria-hidden": "true" }),
      flip: node("span", { class: "mark flip", "aria-hidden": "true" }),
      flipText: node("span", { class: "flip-text" }),
      described: node("span", { class: "hidden", id: `${id}-marks` }),
      button: node("button", { type: "button", class: "help", "aria-expanded": "false", "aria-controls": `${id}-help` }, "?"),
      help: node("p", { class: "help-text", id: `${id}-help`, hidden: "" }),
    };
    row.flipText.setAttribute("aria-hidden", "true"); // said by `described`
    this.rows.set(slider.name, row);
    this.listen(row, slider.name);
    const track = node("div", { class: "track" }, row.start, row.flip, row.input);
    const head = node("div", { class: "head" }, row.label, row.value);
    const foot = node("div", { class: "foot" }, row.flipText, row.described);
    return node("div", { class: "slider" }, node("div", { class: "body" }, head, track, foot), row.button, row.help);
  }

  listen(row, name) {
    const { input, button, help } = row;
    input.addEventListener("pointerdown", ({ pointerType }) => {
      this.held = name;
      row.before = pointerType === "touch" ? input.value : null;
    });
    // The browser has taken the finger for a swipe that scrolls the page: what it passed over is not chosen.
    input.addEventListener("pointercancel", () => row.before !== null && this.restore(row, name));
    input.addEventListener("keydown", () => this.held === name && (this.held = null));
    input.addEventListener("input", () => this.moved(name));
    input.addEventListener("change", () => this.released(name));
    for (const end of ["pointerup", "pointercancel"]) {
      // The browser sends "change" after "pointerup", and none at all when the thumb came back to where it was.
      input.addEventListener(end, () => setTimeout(() => this.held === name && this.released(name)));
    }
    input.addEventListener("blur", () => this.unsent.has(name) && this.commit());
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", open);
      help.hidden = !open;
    });
  }

  refresh(slider, before) {
    const row = this.rows.get(slider.name);
    const last = slider.codes.length - 1;
    const grid = slider.codes.join();
    const kept = (this.held === slider.name || this.unsent.has(slider.name)) && row.grid === grid;
    row.slider = slider;
    row.grid = grid;
    row.label.textContent = slider.label;
    row.help.textContent = slider.help;
    row.button.setAttribute("aria-label", WORDS.help(slider.label));
    row.input.max = last;
    if (!kept) {
      row.input.value = slider.at;
      this.unsent.delete(slider.name);
      if (this.shown === slider.name || !before) this.shown = null;
    }
    row.start.style.setProperty("--at", slider.default / last);
    row.flip.hidden = slider.flip === null;
    row.flip.style.setProperty("--at", (slider.flip ?? 0) / last);
    row.flipText.textContent = slider.flip_text;
    row.flipText.classList.toggle("has-mark", slider.flip !== null);
    row.described.textContent = `${WORDS.default(this.data.texts[slider.texts[slider.default]])} ${slider.flip_text}`;
    this.thumb(row);
  }

  thumb(row) {
    const at = Number(row.input.value);
    const text = this.data.texts[row.slider.texts[at]];
    row.value.textContent = text;
    row.input.setAttribute("aria-valuetext", text);
    row.input.style.setProperty("--at", at / Number(row.input.max));
  }

  moved(name) {
    this.shown = name;
    if (this.held !== name) this.unsent.add(name);
    this.thumb(this.rows.get(name));
    clearTimeout(this.still);
    if (this.data.resting) this.still = setTimeout(() => this.tellAhead(), REST);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  restore(row, name) {
    row.input.value = row.before;
    row.before = null;
    this.moved(name);
  }

  released(name) {
    const byPointer = this.held === name;
    if (byPointer) this.held = null;
    if (byPointer) this.commit();
    else this.pauseThenCommit();
  }

  pauseThenCommit() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.commit(), KEYBOARD_PAUSE);
  }

  // Everything that differs from what Python last said goes along, and everything it has not yet answered: a commit overtaken
  // by another is not lost, nor is a thumb that went back to where it stood before.
  commit() {
    clearTimeout(this.pause);
    clearTimeout(this.still);
    this.unsent.clear();
    const set = this.changed((name) => name !== this.held);
    if (JSON.stringify(set) === JSON.stringify(this.answered ? {} : this.sent)) return;
    const names = Object.keys(set).join();
    replaceNext(names === this.last);
    this.last = names;
    this.sent = set;
    this.seq += 1;
    this.answered = false;
    this.wait(true);
    this.tell({ seq: this.seq, set });
  }

  changed(counts = () => true) {
    const set = this.answered ? {} : { ...this.sent };
    for (const { slider, input } of this.rows.values()) {
      const at = Number(input.value);
      if (counts(slider.name) && (at !== slider.at || slider.name in set)) set[slider.name] = slider.codes[at];
    }
    return set;
  }

  // Only to have the answers made; nothing is shown and nothing is waited for.
  tellAhead() {
    const body = JSON.stringify({ page: this.data.session, set: this.changed() });
    const headers = { "content-type": "application/json" };
    fetch(new URL(this.data.resting, document.baseURI), { method: "POST", headers, body }).catch(() => {});
  }

  // Which answer fits the thumbs: the committed one, the one under the thumb that moved, or none that is known here.
  answer() {
    const off = [...this.rows.values()].filter(({ slider, input }) => Number(input.value) !== slider.at);
    if (!off.length) return pick(this.data.base, 0);
    if (off.length > 1) return null;
    const { slider, input } = off[0];
    const columns = this.data.answers[slider.name];
    return columns ? pick(columns, Number(input.value)) : null;
  }

  draw() {
    const state = this.answer();
    const moved = [...this.rows.values()].some(({ slider, input }) => Number(input.value) !== slider.at);
    document.querySelector(HEADLINE)?.classList.toggle("moved", moved); // it says what was let go, until it is said anew
    this.root.classList.toggle("stale", !state);
    this.busy.textContent = state || !this.answered ? this.slow : WORDS.onRelease;
    if (!state) return;
    const { texts } = this.data;
    const cells = this.figures.children;
    for (let i = 0; i < cells.length; i++) {
      const [, value, sub] = cells[i].children;
      write(value, texts[state.cells[2 * i]]);
      write(sub, texts[state.cells[2 * i + 1]]);
      value.classList.toggle("long", value.textContent.length > 10);
    }
    write(this.bar, this.words(state.cells, 2));
    if (state.title !== undefined) write(this.picture.title, texts[state.title]);
    this.picture.show(state, moved);
  }

  words(cells, most = Infinity) {
    return this.data.figures.slice(0, most).map((label, i) => `${label}: ${this.data.texts[cells[2 * i]]}`).join(" · ");
  }

  tiles() {
    const tile = (label) => node("div", { class: "figure" }, node("dt", {}, label), node("dd", { class: "number" }), node("dd", { class: "sub" }));
    this.figures.replaceChildren(...this.data.figures.map(tile));
  }

  wait(on) {
    clearTimeout(this.slowly);
    this.slow = "";
    this.busy.textContent = "";
    if (on) this.slowly = setTimeout(() => (this.busy.textContent = this.slow = WORDS.waiting), BUSY_AFTER);
  }

  fit() {
    // Streamlit's header lies on top of the page: what sticks must stick below it.
    const header = document.querySelector("[data-testid=stHeader]")?.offsetHeight ?? 0;
    this.root.style.setProperty("--header", `${header}px`);
    const width = Math.floor(this.drawing.clientWidth);
    if (!width || !this.picture) return;
    if (width !== this.picture.width) {
      const [share, most] = this.picture.kind === "curve" ? [0.5, Math.min(400, innerHeight * 0.36)] : [0.78, Math.min(560, innerHeight * 0.46)];
      this.picture.fit(width, Math.round(Math.max(220, Math.min(width * share, most))));
    }
    this.draw();
  }
}

// Streamlit adds an entry to the browser's history for every new address. The same slider moved again changes the entry of its
// last move: one step back is the choice before, not the stop before.
let replaces = false;

function replaceNext(does) {
  replaces = does;
  if (history.pushState.isOurs) return;
  const push = history.pushState;
  history.pushState = (...entry) => {
    const how = replaces ? history.replaceState : push;
    replaces = false;
    return how.apply(history, entry);
  };
  history.pushState.isOurs = true;
}

function pick(columns, i) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i]]));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
