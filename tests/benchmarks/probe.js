// Runs in every measured page before anything else: says when something is on screen, in the page's own clock.
// Not waiting from outside: a message to and from the browser costs more than the things measured here.
window.bench = (() => {
  const QUIET_MS = 300; // nothing has changed for this long: the page is done, and was so at the last change
  let roots = [];

  // When a run was last over and what it said drawn: React does that in a task of its own, which stands in line before ours.
  // The page itself need not say that a run goes on: ours draws a short one at once.
  const OVER = { first: 0x4a, length: 2 };
  let over = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      EventTarget.prototype.addEventListener.call(this, "message", ({ data }) => {
        if (data.byteLength === OVER.length && new Uint8Array(data)[0] === OVER.first) setTimeout(() => painted((now) => (over = now)));
      });
    }
  };

  // The panel's elements live in shadow roots.
  function find(selector) {
    for (const root of [document, ...roots]) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    roots = [...document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean);
    for (const root of roots) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    return null;
  }

  const text = (selector) => find(selector)?.textContent.trim() ?? "";
  const title = () => text("h1");

  // After the frame that has just been made is handed over to the screen.
  const painted = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  };

  // In the coming frame, when all that its callbacks draw is drawn: ours stands in line before theirs, and would see what they
  // draw one frame too late.
  const drawnFrame = (then) =>
    requestAnimationFrame(() => {
      const late = new ResizeObserver(() => {
        late.disconnect();
        then();
      });
      late.observe(document.documentElement);
    });

  function isReady() {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app || app.dataset.testScriptState !== "notRunning") return false;
    if (document.querySelector("[data-testid=stMain] :is([data-testid=stSkeleton], [data-stale=true])")) return false;
    return [...document.querySelectorAll("[data-testid=stPlotlyChart], .chart")].every((chart) => isBelow(chart) || chart.querySelector(".main-svg"));
  }

  // Our charts are drawn when they come near the window; the ones outside it are not waited for, nor do they count as changes.
  const isBelow = (node) => {
    const box = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".chart")?.getBoundingClientRect();
    return Boolean(box) && (box.top >= innerHeight || box.bottom <= 0);
  };

  // Calls back when what is waited for has begun to show and nothing has changed for a while; the time of the last change is
  // then what counts. Redrawn charts and parts that are no longer greyed out are changes.
  function quiet(began, done) {
    let first = null;
    let last = performance.now();
    let seen = null;
    const look = () => {
      const main = document.querySelector("[data-testid=stMain]");
      if (main && !seen) {
        seen = new MutationObserver((changes) => {
          if (changes.some((change) => !isBelow(change.target))) last = performance.now();
        });
        seen.observe(main, { subtree: true, childList: true, characterData: true, attributeFilter: ["d", "data-stale"] });
      }
      if (first === null && began()) painted((now) => (first ??= now));
      if (first !== null && isReady() && performance.now() - last > QUIET_MS) {
        seen.disconnect();
        done({ first, last: Math.max(first, last) });
      } else drawnFrame(look);
    };
    look();
  }

  // Resolves with when the new page's title and when its last change was drawn, in ms of the page's clock.
  function drawn(before = null) {
    const began = () => title() && title() !== before;
    return new Promise((resolve) => quiet(began, (times) => resolve({ ...times, origin: performance.timeOrigin })));
  }

  // Resolves with when each of some selectors was first on screen (those that never came are left out), and the last change.
  function seen(selectors) {
    const times = {};
    let watching = true;
    const watch = () => {
      for (const [name, selector] of Object.entries(selectors))
        if (!(name in times) && find(selector)) {
          times[name] = Infinity;
          painted((now) => (times[name] = now));
        }
      if (watching) drawnFrame(watch);
    };
    watch();
    return drawn().then((drawn) => {
      watching = false;
      return { ...times, ...drawn };
    });
  }

  function click(selector) {
    const before = title();
    const start = performance.now();
    find(selector).click();
    return drawn(before).then(({ first, last }) => ({ first: first - start, last: last - start }));
  }

  const look = ({ figure, chart, attribute }) => ({
    figure: figure && text(figure),
    chart: chart && (find(chart)?.getAttribute(attribute) ?? ""),
  });
  const differ = (one, other) => ["figure", "chart"].every((part) => one[part] === null || (one[part] && one[part] !== other[part]));

  // `then` is called with the time of the next event of a kind; the answer waits in `bench.result`, null after `limit` ms.
  function on(kind, limit, then) {
    window.bench.result = new Promise((resolve) => {
      addEventListener(kind, (event) => then(event.timeStamp, resolve), { capture: true, once: true });
      setTimeout(() => resolve(null), limit);
    });
  }

  // From the next event of a kind until figure and chart have both changed on screen.
  function arm(kind, target, limit = 5000) {
    const before = look(target);
    on(kind, limit, (start, end) => {
      const watch = () => {
        if (differ(look(target), before)) painted((now) => end(now - start));
        else if (performance.now() - start < limit) drawnFrame(watch);
      };
      drawnFrame(watch);
    });
  }

  // From the next event of a kind until a text has changed, or the server has run and says the same, and until the whole page
  // is quiet.
  function follow(kind, figure, limit = 20000) {
    const before = text(figure);
    on(kind, limit, (start, end) => {
      const began = () => text(figure) && (text(figure) !== before || over > start);
      quiet(began, ({ first, last }) => end([first - start, last - start]));
    });
  }

  // Where an element is once scrolled to the middle, and how far along its track the thumb of a native range stands.
  function box(selector) {
    const element = find(selector);
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height, along: (element.value - element.min) / (element.max - element.min) };
  }

  return { find, text, box, drawn, seen, click, arm, follow, result: null };
})();
