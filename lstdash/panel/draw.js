// The panel's two drawings. They place numbers that Python has worked out and words that Python has written; nothing else.

const NS = "http://www.w3.org/2000/svg";
const GAPS = [27, 20, 14]; // px between the centres of two marks: beside each other, or over each other where there is no room
const RING = 9; // px between rings of places to try
const MOST_SPANS = 15; // with more marks the lines hide what they qualify
const CHARACTER = 7.4; // px, a generous mean for 13 px text: room for tick labels without measuring them

// Two of these 90 characters are one number (`lstdash/views/panel/frames.py`).
const DIGITS = new Map([...Array(92).keys()].map((i) => i + 33).filter((c) => c !== 34 && c !== 92).map((c, i) => [c, i]));

export function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function shape(tag, attributes = {}, text = "") {
  const element = document.createElementNS(NS, tag);
  set(element, attributes);
  if (text) element.textContent = text;
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

const round = (number) => Math.round(number * 10) / 10;
const limit = (number, low, high) => Math.max(low, Math.min(high, number));
const widest = (ticks) => Math.max(...ticks.map(([, text]) => text.length)) * CHARACTER;

// What both drawings share: the words around the picture, the picture's size, and axes that are redrawn only when they change.
class Drawing {
  // `after` comes below the sliders on a narrow screen: what may be long and need not be seen while a thumb moves.
  constructor(host, after) {
    after.replaceChildren();
    this.after = after;
    this.title = node("h2", { class: "title" });
    this.yLabel = node("p", { class: "axis-label" });
    this.xLabel = node("p", { class: "axis-label x" });
    this.svg = shape("svg", { role: "img", class: "picture" });
    this.legend = node("div", { class: "legend" });
    host.replaceChildren(this.title, this.yLabel, this.svg, this.xLabel, this.legend);
    this.width = 0;
  }

  frame(chart, texts) {
    this.chart = chart;
    this.texts = texts;
    this.axes = "";
    this.title.textContent = chart.title;
    this.yLabel.textContent = chart.y_label;
    this.xLabel.textContent = chart.x_label;
    this.svg.setAttribute("aria-label", chart.alt);
  }

  unpack(text) {
    const { low, unit } = this.chart;
    const digit = (i) => DIGITS.get(text.charCodeAt(i));
    return Array.from({ length: text.length / 2 }, (_, i) => low + unit * (digit(2 * i) * DIGITS.size + digit(2 * i + 1)));
  }

  fit(width, height) {
    this.width = width;
    this.height = height;
    this.axes = "";
    set(this.svg, { viewBox: `0 0 ${width} ${height}` });
  }
}

export class Curve extends Drawing {
  constructor(...places) {
    super(...places);
    this.svg.append(
      shape("defs"),
      (this.grid = shape("g", { class: "grid" })),
      (this.below = shape("path", { class: "below" })),
      (this.band = shape("path", { class: "band" })),
      (this.reference = shape("path", { class: "reference" })),
      (this.zero = shape("line", { class: "zero" })),
      (this.lines = shape("g", { class: "lines" })),
      (this.curve = shape("path", { class: "curve" })),
      (this.drop = shape("line", { class: "drop" })),
      (this.dot = shape("circle", { class: "dot", r: 6 })),
      (this.words = shape("text", { class: "point-text" })),
    );
    // A hatch says "below zero" without a colour.
    const hatch = shape("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    hatch.append(shape("line", { class: "hatch", x1: 0, y1: 0, x2: 0, y2: 7 }));
    const [inside, under] = ["inside", "under"].map((id) => shape("clipPath", { id }));
    inside.append((this.inside = shape("rect")));
    under.append((this.under = shape("rect")));
    this.svg.firstChild.append(hatch, inside, under);
    for (const path of [this.band, this.reference, this.curve]) path.setAttribute("clip-path", "url(#inside)");
    set(this.below, { fill: "url(#hatch)", "clip-path": "url(#under)" });
  }

  frame(chart, texts) {
    super.frame(chart, texts);
    this.legend.replaceChildren(key("curve", chart.curve_label));
    this.referenceY = chart.reference ? this.unpack(chart.reference.y[0]) : [];
    this.bandY = (chart.band?.y ?? []).map((y) => this.unpack(y));
    if (chart.reference) this.legend.append(key("reference", chart.reference.label));
    if (chart.band) this.legend.append((this.bandKey = key("band", chart.band.label)));
  }

  // `moved`: a thumb stands somewhere else than the committed value, so what belongs to that value steps aside.
  show(state, moved) {
    if (!this.width) return;
    const values = this.unpack(state.y);
    this.span(values, moved);
    const points = values.map((y, i) => [this.x(i), this.y(y)]);
    const path = line(points);
    const zero = this.y(0);
    this.curve.setAttribute("d", path);
    this.below.setAttribute("d", points.length ? `${path}V${zero}H${points[0][0]}Z` : "");
    this.compare(moved);
    this.mark(state.point, zero, values[0] > 0);
    this.verticals(state.lines);
  }

  // The axis follows the committed answer; while a thumb moves it may grow but not shrink, so that the picture stays calm.
  span(values, moved) {
    const { y_ticks: ticks } = this.chart;
    const all = [0, ...values, ...this.referenceY, ...this.bandY.flat()];
    let [low, high] = [Math.min(...all), Math.max(...all)];
    if (moved && this.low !== undefined) [low, high] = [Math.min(low, this.low), Math.max(high, this.high)];
    const slack = (ticks[1][0] - ticks[0][0]) / 1000;
    this.low = ticks.findLast(([tick]) => tick <= low + slack)?.[0] ?? ticks[0][0];
    this.high = ticks.find(([tick]) => tick >= high - slack)?.[0] ?? ticks.at(-1)[0];
    const longest = Math.max(values.length, moved ? (this.count ?? 0) : 0);
    this.count = longest;
    const axes = `${this.low} ${this.high} ${longest} ${this.width}`;
    if (axes !== this.axes || !this.axes) this.axis(longest);
    this.axes = axes;
  }

  axis(count) {
    const { y_ticks: all, x_texts: texts } = this.chart;
    const shown = all.filter(([tick]) => tick >= this.low && tick <= this.high);
    const left = Math.ceil(widest(all)) + 14;
    const [right, top, bottom] = [this.width - 14, 14, this.height - 30];
    this.x = (i) => round(left + ((right - left) * i) / Math.max(1, count - 1));
    this.y = (value) => round(bottom - ((bottom - top) * (value - this.low)) / (this.high - this.low));
    this.box = { left, right, top, bottom };
    set(this.inside, { x: left, y: top - 4, width: right - left + 4, height: bottom - top + 8 });
    this.grid.replaceChildren();
    const everyY = Math.ceil(shown.length / Math.max(2, Math.floor((bottom - top) / 30)));
    const zeroAt = shown.findIndex(([tick]) => tick === 0);
    shown.forEach(([tick, text], i) => {
      if ((i - zeroAt) % everyY) return;
      const y = this.y(tick);
      this.grid.append(shape("line", { x1: left, x2: right, y1: y, y2: y }));
      this.grid.append(shape("text", { x: left - 8, y: y + 4.5, "text-anchor": "end" }, text));
    });
    const room = (right - left) / Math.max(1, count - 1);
    const wanted = (Math.max(...texts.map((text) => text.length)) * CHARACTER + 14) / room;
    const everyX = [1, 2, 5, 10, 20, 50].find((step) => step >= wanted) ?? 100;
    for (let i = 0; i < count; i += everyX) {
      this.grid.append(shape("line", { class: "tick", x1: this.x(i), x2: this.x(i), y1: bottom, y2: bottom + 5 }));
      this.grid.append(shape("text", { x: this.x(i), y: bottom + 20, "text-anchor": "middle" }, texts[i]));
    }
    const zero = this.y(0);
    set(this.zero, { x1: left, x2: right, y1: zero, y2: zero });
    set(this.under, { x: left, y: zero, width: right - left, height: Math.max(0, bottom - zero) });
  }

  compare(moved) {
    const place = (list) => list.map((y, i) => [this.x(i), this.y(y)]);
    this.reference.setAttribute("d", line(place(this.referenceY)));
    const [low, high] = this.bandY.length && !moved ? this.bandY.map(place) : [[], []];
    this.band.setAttribute("d", low.length ? `${line(low)}L${line(high.toReversed()).slice(1)}Z` : "");
    this.bandKey?.classList.toggle("aside", moved);
  }

  // `falls`: the curve comes from above, and leaves room on the other side of zero than one that rises.
  mark(point, zero, falls) {
    const [at, text] = point || [null, null];
    const { left, right, top, bottom } = this.box;
    const { x0, dx } = this.chart;
    const x = at === null ? right : this.x((at - x0) / dx);
    const inside = at !== null && x <= right;
    for (const element of [this.dot, this.drop]) element.toggleAttribute("hidden", !inside);
    set(this.dot, { cx: x, cy: zero });
    set(this.drop, { x1: x, x2: x, y1: zero, y2: bottom });
    const after = inside && x < left + (right - left) * 0.55;
    set(this.words, {
      x: after ? x + 12 : Math.min(x, right) - (inside ? 12 : 4),
      y: limit(zero + (after !== falls ? 22 : -14), top + 12, bottom - 8),
      "text-anchor": after ? "start" : "end",
    });
    this.words.textContent = point ? this.texts[text] : "";
  }

  verticals(marks) {
    const { right, top, bottom, left } = this.box;
    const { x0, dx } = this.chart;
    while (this.lines.childElementCount > 2 * marks.length) this.lines.lastChild.remove();
    while (this.lines.childElementCount < 2 * marks.length) this.lines.append(shape("line"), shape("text"));
    marks.forEach((mark, i) => {
      const [at, text] = mark || [null, null];
      const [stroke, words] = [this.lines.children[2 * i], this.lines.children[2 * i + 1]];
      const x = at === null ? -1 : this.x((at - x0) / dx);
      const inside = x >= left && x <= right;
      for (const element of [stroke, words]) element.toggleAttribute("hidden", !inside);
      set(stroke, { x1: x, x2: x, y1: top, y2: bottom });
      const before = x > left + (right - left) * 0.55;
      const y = i ? bottom + 8 - 16 * i : top + 10; // the second stands at the foot: the curve is near zero there
      set(words, { x: before ? x - 6 : x + 6, y, "text-anchor": before ? "end" : "start" });
      words.textContent = inside ? this.texts[text] : "";
    });
  }
}

export class Plane extends Drawing {
  constructor(...places) {
    super(...places);
    this.svg.append(
      (this.area = shape("rect", { class: "strong-area" })),
      (this.grid = shape("g", { class: "grid" })),
      (this.corners = shape("g", { class: "corners" })),
      (this.across = shape("line", { class: "threshold" })),
      (this.upright = shape("line", { class: "threshold" })),
      (this.cells = shape("g", { class: "cells" })),
      (this.spans = shape("g", { class: "spans" })),
      (this.leads = shape("g", { class: "leads" })),
      (this.marks = shape("g", { class: "marks" })),
    );
  }

  frame(chart, texts) {
    super.frame(chart, texts);
    const { items, quadrants, strong, areas } = chart;
    this.known = items.map((_, i) => !areas[i]?.[4]); // false: only the cell is known
    this.shared = new Map(areas.filter((area) => area[4]).map((area) => [area.slice(0, 4).join(), []]));
    areas.forEach((area, i) => area[4] && this.shared.get(area.slice(0, 4).join()).push(i));
    this.cells.replaceChildren(...[...this.shared].map(() => shape("rect", { rx: 6 })));
    this.hasSpans = Boolean(chart.span_label) && this.known.filter(Boolean).length <= MOST_SPANS;
    this.spans.replaceChildren(...items.map(() => shape("path")));
    this.leads.replaceChildren(...items.map(() => shape("line")));
    this.marks.replaceChildren(...items.map((_, i) => this.badge(i)));
    this.corners.replaceChildren(...quadrants.map((text, i) => shape("text", { class: i === chart.strong_quadrant ? "strong" : "" }, i === chart.strong_quadrant ? `★ ${text}` : text)));
    const rows = items.map((name, i) => node("li", {}, node("span", { class: "chip", "aria-hidden": "true" }, `${i + 1}`), name, node("span", { class: "hidden" })));
    this.list = node("ol", { class: "items" }, ...rows);
    this.legend.replaceChildren(key("chip strong", strong));
    if (this.shared.size) this.legend.append(key("cell", chart.cell_label));
    if (this.hasSpans) this.legend.append((this.spanKey = key("span", chart.span_label)));
    this.after.replaceChildren(this.list);
  }

  badge(i) {
    const group = shape("g");
    // A filled square stands out without its colour, too.
    group.append(shape("circle", { r: 12 }), shape("rect", { x: -12, y: -12, width: 24, height: 24, rx: 3 }), shape("text", { "text-anchor": "middle", y: 4.5 }, `${i + 1}`));
    return group;
  }

  show(state, moved) {
    if (!this.width) return;
    if (!this.axes) this.axis();
    this.split(state.thresholds);
    const xy = this.unpack(state.xy);
    const wanted = this.chart.items.map((_, i) => [this.x(xy[2 * i]), this.y(xy[2 * i + 1])]);
    for (const [place, i] of this.within(state.thresholds)) wanted[i] = place;
    this.cross(wanted, moved);
    const [tx, ty] = state.thresholds;
    const placed = apart(wanted, this.box, [this.x(tx), this.y(ty)], this.names);
    const strong = new Set(state.strong);
    placed.forEach(([x, y], i) => {
      const [wx, wy] = wanted[i];
      const aside = this.known[i] && Math.hypot(x - wx, y - wy) > 3;
      set(this.leads.children[i], aside ? { x1: round(wx), y1: round(wy), x2: round(x), y2: round(y) } : { x1: 0, y1: 0, x2: 0, y2: 0 });
      const kind = `${strong.has(i) ? "strong" : ""} ${this.known[i] ? "" : "somewhere"}`.trim();
      set(this.marks.children[i], { transform: `translate(${round(x)} ${round(y)})`, class: kind });
      const row = this.list.children[i];
      row.classList.toggle("strong", strong.has(i));
      row.lastChild.textContent = strong.has(i) ? ` (${this.chart.strong})` : "";
    });
  }

  axis() {
    const { x_range: [x0, x1], y_range: [y0, y1], x_ticks: xs, y_ticks: ys } = this.chart;
    const left = Math.ceil(widest(ys)) + 14;
    const [right, top, bottom] = [this.width - 14, 14, this.height - 30];
    this.x = (value) => left + ((right - left) * (value - x0)) / (x1 - x0);
    this.y = (value) => bottom - ((bottom - top) * (value - y0)) / (y1 - y0);
    this.box = { left, right, top, bottom };
    this.grid.replaceChildren(shape("rect", { class: "box", x: left, y: top, width: right - left, height: bottom - top }));
    for (const [tick, text] of xs) this.grid.append(shape("text", { x: round(this.x(tick)), y: bottom + 20, "text-anchor": "middle" }, text));
    for (const [tick, text] of ys) this.grid.append(shape("text", { x: left - 8, y: round(this.y(tick)) + 4.5, "text-anchor": "end" }, text));
    [...this.shared.keys()].forEach((area, i) => {
      const [x0, x1, y0, y1] = area.split(",").map(Number);
      const [west, north] = [this.x(x0) + 5, this.y(y1) + 5];
      set(this.cells.children[i], { x: west, y: north, width: Math.max(0, this.x(x1) - west - 5), height: Math.max(0, this.y(y0) - north - 5) });
    });
    this.axes = "drawn";
  }

  // Marks that are known only by their cell, laid out over it: anywhere in it is as likely. No threshold parts them.
  *within([tx, ty]) {
    const { x_range: [least], y_range: [lowest] } = this.chart;
    for (const [area, members] of this.shared) {
      const [left, right, bottom, top] = area.split(",").map(Number);
      const [x0, x1] = side(left, right, least, tx);
      const [y0, y1] = side(bottom, top, lowest, ty);
      const columns = Math.ceil(Math.sqrt(members.length));
      const rows = Math.ceil(members.length / columns);
      for (const [k, i] of members.entries()) {
        const [east, down] = [((k % columns) + 1) / (columns + 1), (Math.floor(k / columns) + 1) / (rows + 1)];
        yield [[this.x(x0 + (x1 - x0) * east), this.y(y1 - (y1 - y0) * down)], i];
      }
    }
  }

  // The spans belong to the committed answer: they step aside while a thumb has moved on.
  cross(wanted, moved) {
    this.spans.toggleAttribute("hidden", moved || !this.hasSpans);
    this.spanKey?.classList.toggle("aside", moved);
    this.chart.areas.forEach(([x0, x1, y0, y1], i) => {
      const [x, y] = wanted[i];
      const path = `M${round(this.x(x0))} ${round(y)}H${round(this.x(x1))}M${round(x)} ${round(this.y(y0))}V${round(this.y(y1))}`;
      set(this.spans.children[i], { d: this.known[i] ? path : "" });
    });
  }

  split([tx, ty]) {
    const { left, right, top, bottom } = this.box;
    const [x, y] = [limit(round(this.x(tx)), left, right), limit(round(this.y(ty)), top, bottom)];
    set(this.upright, { x1: x, x2: x, y1: top, y2: bottom });
    set(this.across, { x1: left, x2: right, y1: y, y2: y });
    const [east, south] = [this.chart.strong_quadrant % 2, this.chart.strong_quadrant > 1];
    set(this.area, {
      x: east ? x : left,
      y: south ? y : top,
      width: east ? right - x : x - left,
      height: south ? bottom - y : y - top,
    });
    this.names = [...this.corners.children].map((text, i) => {
      const [isEast, isSouth] = [i % 2, i > 1];
      const [x, y, wide] = [isEast ? right - 8 : left + 8, isSouth ? bottom - 10 : top + 18, widest([[0, text.textContent]])];
      set(text, { x, y, "text-anchor": isEast ? "end" : "start" });
      return { left: isEast ? x - wide : x, right: isEast ? x : x + wide, top: y - 12, bottom: y + 4 };
    });
  }
}

// Marks that share a place: each goes to the nearest free one, the first in the list first, and a thin line leads home. It stays
// on its side of both thresholds, else the picture says another cell than the list does, and covers no quadrant's name.
function apart(wanted, { left, right, top, bottom }, thresholds, names) {
  const inside = ([x, y]) => [limit(x, left + 13, right - 13), limit(y, top + 13, bottom - 13)];
  const placed = [];
  const covers = (name, x, y) => x > name.left - 13 && x < name.right + 13 && y > name.top - 13 && y < name.bottom + 13;
  const isFree = ([x, y], gap) => placed.every(([a, b]) => Math.hypot(x - a, y - b) >= gap) && !names.some((name) => covers(name, x, y));
  for (const place of wanted) {
    const home = inside(place);
    const stays = (at) => at.every((value, axis) => (value - thresholds[axis]) * (place[axis] - thresholds[axis]) >= 0);
    let found = null;
    for (const gap of GAPS) found ||= around(home, inside, (at) => stays(at) && isFree(at, gap));
    placed.push(found || home);
  }
  return placed;
}

// The part of a half scale on its own side of a threshold; all of it when none of it is.
function side(low, high, least, threshold) {
  if (low <= least) return [low, threshold > low ? Math.min(high, threshold) : high];
  return [threshold < high ? Math.max(low, threshold) : low, high];
}

// The nearest place that will do, ring by ring.
function around(home, inside, willDo) {
  if (willDo(home)) return home;
  for (let ring = 1; ring < 90; ring++) {
    const count = Math.max(8, Math.round(2 * Math.PI * ring));
    for (let turn = 0; turn < count; turn++) {
      const angle = (2 * Math.PI * turn) / count;
      const at = [home[0] + ring * RING * Math.cos(angle), home[1] + ring * RING * Math.sin(angle)];
      const [x, y] = inside(at);
      if (x === at[0] && y === at[1] && willDo(at)) return at;
    }
  }
  return null;
}

function line(points) {
  return points.length ? `M${points.map((point) => point.join(" ")).join("L")}` : "";
}

function key(kind, text) {
  return node("span", { class: "key" }, node("span", { class: `swatch ${kind}`, "aria-hidden": "true" }), text);
}
