// A chart. Plotly draws it when it is about to be seen, and again only while it is in sight: what nobody looks at costs nothing.
// One that a reader has left is kept a while: it stands again at once when the page shows the very same.

import { read } from "./sent.js";

const NEAR = "25%"; // of the window's height: how far outside it a chart is drawn
const MISSING = "Diagrammet gick inte att hämta. Läs in sidan igen.";
const FULL = { name: "helskarm", title: "Visa i helskärm" };
const LINE = 20; // px of a line in a legend
const BESIDE = 45; // px that Plotly adds to an entry of a legend: its mark and the space after it
const CLOSER = 0.8; // of its height: how low a chart is drawn before its names meet
const BUTTON = 64; // px at the bottom of a projector's screen: the way back
const MOST = 20; // charts of pages that have been left; the one left longest ago goes first

const charts = new Map(); // Streamlit's element -> our chart
const left = new Map(); // figure and settings -> a drawn chart that no page shows
const idle = window.requestIdleCallback ?? setTimeout; // Safari has no idle time to give
let library; // one promise of Plotly for the whole page

// Streamlit calls this on mount and again whenever the data changes, with the same element.
export default function mount({ data: sent, parentElement, setTriggerValue }) {
  const data = read(sent);
  const chart = charts.get(parentElement) ?? left.get(name(data)) ?? new Chart(data);
  if (chart.parent !== parentElement) chart.moveTo(parentElement);
  chart.tell = (picked) => setTriggerValue("pick", picked);
  chart.receive(data);
  return () => chart.rest();
}

const name = ({ config, figure }) => JSON.stringify([config, figure]);

function load(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI);
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      library = undefined; // asked for again the next time a chart comes into sight
      reject(new Error(MISSING));
    };
    document.head.append(script);
  });
  return library;
}

// A legend over the names too is as wide as the chart, unless that is wider than a phone: Plotly gives it the plot's width if it does
// not begin left of the plot. Room is kept for its lines on a phone; where it needs fewer, the chart is that much lower.
function topped({ data, layout }, width, seen = width) {
  const { legend, margin, height } = layout;
  if (!legend?.entrywidth || !width) return layout;
  const entries = data.filter(({ showlegend }) => showlegend !== false).length;
  const plot = width - margin.l - margin.r;
  const wide = seen < width ? { room: plot } : { room: width - margin.r, place: { xref: "paper", x: -margin.l / plot } };
  const lines = Math.ceil(entries / Math.max(1, Math.floor(wide.room / (legend.entrywidth + BESIDE))));
  const above = (legend.y - 1) * (height - margin.t - margin.b); // between the legend and the plot
  const spare = Math.max(0, margin.t - above - LINE * lines - 8);
  return { ...layout, height: height - spare, legend: { ...legend, ...wide.place }, margin: { ...margin, t: margin.t - spare } };
}

class Chart {
  constructor({ plotly }) {
    this.root = document.createElement("div");
    this.root.className = "chart";
    this.root.setAttribute("role", "figure");
    this.size = new ResizeObserver(() => this.redraw());
    // Fetched while nothing else happens, so that a reader who scrolls does not wait for it.
    idle(() => load(plotly).catch(() => {}));
  }

  moveTo(parent) {
    if (this.data) left.delete(name(this.data));
    charts.set(parent, this);
    this.parent = parent;
    parent.append(this.root);
    const scrolled = parent.closest("[data-testid=stMain]");
    this.sight = new IntersectionObserver((seen) => this.near(seen.at(-1).isIntersecting), { root: scrolled, rootMargin: NEAR });
  }

  rest() {
    this.sight.disconnect();
    this.size.disconnect();
    const { parent } = this;
    // A new drawing of the same page keeps its element; only a chart that is gone from the page is left.
    setTimeout(() => parent.isConnected || this.leave(parent));
  }

  leave(parent) {
    charts.delete(parent);
    this.root.remove(); // else it would hold all of the page that is gone
    this.parent = null;
    if (!this.isDrawn || this.isTouched) return this.forget();
    window.Plotly.Fx.unhover(this.root); // what the mouse had it say
    left.get(name(this.data))?.forget();
    left.set(name(this.data), this);
    if (left.size > MOST) left.values().next().value.forget();
  }

  forget() {
    left.delete(name(this.data));
    window.Plotly?.purge(this.root);
  }

  receive(data) {
    const before = this.data;
    this.data = data;
    this.root.setAttribute("aria-label", data.alt);
    this.root.classList.toggle("picks", data.picks);
    if (before?.figure !== data.figure) {
      this.figure = JSON.parse(data.figure);
      this.isDrawn = false;
      this.fit();
    }
    this.sight.observe(this.root);
    this.size.observe(this.root);
    this.redraw();
  }

  near(isNear) {
    this.isNear = isNear;
    this.redraw();
  }

  // In sight: now. Soon in sight: when the browser has nothing else to do.
  redraw() {
    if (!this.isNear) return;
    const { top, bottom } = this.root.getBoundingClientRect();
    const when = top < innerHeight && bottom > 0 ? (draw) => draw() : idle;
    const missing = ({ message }) => (this.root.dataset.missing = message);
    load(this.data.plotly).then(() => when(() => this.draw()), missing);
  }

  // How high the chart is, and on a projector how large: as much as its screen leaves room for.
  fit() {
    const { style } = this.root;
    const given = (name) => Number(getComputedStyle(this.root).getPropertyValue(name));
    style.setProperty("--scale", 1);
    const most = given("--most") || 1;
    const seen = this.root.closest("[class*=st-key-wide-]")?.clientWidth;
    this.layout = topped(this.figure, this.root.clientWidth / most, seen);
    const { height } = this.layout;
    style.height = `${height}px`;
    style.setProperty("--height", style.height); // what a projector measures a lower one by
    if (most === 1) return;
    const page = this.root.closest("[data-testid=stMain]");
    const top = this.root.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
    const room = innerHeight - top - BUTTON;
    const scale = Math.min(Math.max(room / height, given("--zoom")), most);
    style.setProperty("--scale", scale);
    this.layout = topped(this.figure, this.root.clientWidth);
    style.setProperty("--drawn", `${Math.min(Math.max(room / scale, CLOSER * height), height)}px`);
  }

  // At once, as the printer does not wait.
  draw() {
    this.fit();
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || (this.isDrawn && width === this.width && height === this.height)) return;
    const isFirst = this.width === undefined;
    Object.assign(this, { isDrawn: true, width, height });
    window.Plotly.react(this.root, this.figure.data, { ...this.layout, width, height }, this.config());
    if (!isFirst) return;
    this.root.on("plotly_click", ({ points }) => this.pick(points[0]?.customdata));
    this.root.on("plotly_restyle", () => (this.isTouched = true)); // a series hidden in the legend: it is drawn anew next time
  }

  config() {
    const config = this.data.config;
    if (!document.fullscreenEnabled) return config;
    const full = { ...FULL, icon: window.Plotly.Icons.autoscale, click: () => this.fill() };
    return { ...config, modeBarButtons: [[...config.modeBarButtons[0], full]] };
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen();
  }

  pick(chosen) {
    if (this.data.picks && typeof chosen === "string") this.tell(chosen);
  }
}

// Paper shows all charts. Plotly's drawings lack a viewBox and would be cut on A4.
const drawings = () => document.querySelectorAll(".chart svg.main-svg");
addEventListener("beforeprint", () => {
  if (window.Plotly) for (const chart of charts.values()) chart.draw();
  for (const svg of drawings()) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
});
addEventListener("afterprint", () => drawings().forEach((svg) => svg.removeAttribute("viewBox")));
