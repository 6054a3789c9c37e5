// A chart. Plotly draws it when it is about to be seen, and again only while it is in sight: what nobody looks at costs nothing.
// One that a reader has left is kept a while: it stands again at once when the page shows the very same.

import { read } from "./sent.js";

const NEAR = "25%"; // of the window's height: how far outside it a chart is drawn
const MISSING = "Diagrammet gick inte att hämta. Läs in sidan igen.";
const FULL = { name: "helskarm", title: "Visa i helskärm" };
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
      this.root.style.height = `${this.figure.layout.height}px`;
      this.root.style.setProperty("--height", this.root.style.height); // what a projector measures a lower one by
      this.isDrawn = false;
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

  // At once, as the printer does not wait.
  draw() {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || (this.isDrawn && width === this.width && height === this.height)) return;
    const isFirst = this.width === undefined;
    Object.assign(this, { isDrawn: true, width, height });
    const { data, layout } = this.figure;
    window.Plotly.react(this.root, data, { ...layout, width, height }, this.config());
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
