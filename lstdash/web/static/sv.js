// Runs in <head>, before Streamlit: Swedish locale, Swedish interface texts, decimal comma, status messages.
(() => {
  "use strict";
  const texts = window.lstdashTexts;

  // Streamlit guesses its server's address by trial, which costs failed requests on a deep link; this script knows it.
  window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };

  // What a page draws with is got when its own programs are here, and the line would be still while the server makes the page.
  const root = document.currentScript.src;
  const draws = document.querySelector("meta[name=draws]")?.content;
  const ahead = (address, how) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, how, { href: new URL(`.${address}`, root) }));
  };
  if (draws) addEventListener("load", () => {
    for (const name of ["chart.js", "sent.js"]) ahead(`./_stcore/bidi-components/lstdash.chart/${name}`, { rel: "modulepreload" });
    ahead(draws, { rel: "prefetch" }); // an early guess: it may show no chart this time
  });

  // A run of a page speaks message by message, and Streamlit draws the page anew as soon as the browser is free: that the run
  // has begun, with all that stands greyed, and then part by part. Heard together, a short run is drawn once. A visit's first
  // run is heard as it comes: it says what to fetch.
  const TOGETHER = 10; // ms: what the server sends together has come
  const AT_ONCE = 100; // ms: what a reader takes for at once; a run that says nothing for so long is seen to go on
  const [CHECKSUM, WHOSE, STATUS] = [0x0a, 0x12, 0x4a]; // how it begins what it says, that and what it is, and whether it goes on
  const listen = EventTarget.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (kind, hear, ...how) {
    if (kind !== "message") return listen.call(this, kind, hear, ...how);
    let said = [], due, end = Infinity, isFirstRun = true;
    const tell = () => {
      clearTimeout(due);
      end = Infinity;
      for (const event of said.splice(0)) hear.call(this, event);
    };
    listen.call(this, kind, (event) => {
      said.push(event);
      const [first] = new Uint8Array(event.data);
      const isOver = first === STATUS && event.data.byteLength === 2;
      if (isOver || isFirstRun || ![CHECKSUM, WHOSE, STATUS].includes(first)) {
        isFirstRun &&= !isOver;
        return tell();
      }
      const by = performance.now() + (first === CHECKSUM ? TOGETHER : AT_ONCE);
      if (by < end) {
        clearTimeout(due);
        due = setTimeout(tell, (end = by) - performance.now());
      }
    }, ...how);
    listen.call(this, "close", tell);
  };

  // "localized" formats, the calendar and react-aria follow the browser's language; the product speaks Swedish.
  for (const [key, value] of [["language", "sv-SE"], ["languages", ["sv-SE", "sv"]]])
    Object.defineProperty(Navigator.prototype, key, { get: () => value, configurable: true });
  const swedishFirst = (args) => [args[0] ?? "sv-SE", args[1]];
  Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
    construct: (Format, args) => new Format(...swedishFirst(args)),
    apply: (Format, _, args) => Format(...swedishFirst(args)),
  });
  const toLocaleString = Number.prototype.toLocaleString;
  Number.prototype.toLocaleString = function (locale, options) { return toLocaleString.call(this, locale ?? "sv-SE", options); };

  const patterns = [
    [/^(Show\/hide columns|Download as CSV|Search|Fullscreen|Add row|Delete row\(s\)|Close fullscreen): (.+)$/, (_, what, name) => `${texts[what]}: ${name}`],
    [/^(\d[\d.]*)(B|KB|MB)$/, (_, size, unit) => `${size.replace(".", ",")} ${unit}`],
    [/^(\d+) options? available\.$/, "$1 alternativ."],
    [/^Help for (.+)$/, "Hjälp om $1"],
    [/^Remove (.+)$/, "Ta bort $1"],
    [/^Add: (.+)$/, "Lägg till: $1"],
    [/^Page (\d+)$/, "Sida $1"],
    [/^(\d+)MB per file$/, "$1 MB per fil"],
    [/^(.+) — start$/, "$1 – från"],
    [/^(.+) — end$/, "$1 – till"],
    [/^Choose date, (.+)$/, "Välj datum, $1"],
    [/^Selected Date: .+$/, ""],
    [/^(.+) files are not allowed\.$/, "Filtypen $1 är inte tillåten."],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Du kan välja högst $1. Ta bort ett val först."],
    [/^Error: Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/,
      (_, low, high) => `Fel: Ange ett värde mellan ${low.replace(".", ",")} och ${high.replace(".", ",")}.`],
    [/^This app has encountered an error\..*$/, "Ett oväntat fel uppstod. Läs in sidan igen."],
    [/^(year|month|day), (.+)$/, (_, unit, rest) => `${{ year: "år", month: "månad", day: "dag" }[unit]}, ${rest}`],
  ];
  const translate = (text) => {
    const key = text.trim();
    if (!key) return null;
    if (Object.hasOwn(texts, key)) return text.replace(key, texts[key]);
    for (const [pattern, swedish] of patterns) if (pattern.test(key)) return key.replace(pattern, swedish);
    return null;
  };

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "data-title", "aria-description", "aria-valuetext"];
  const translateAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const swedish = value && translate(value);
      if (swedish !== null && swedish !== "" && swedish !== value) element.setAttribute(name, swedish);
    }
  };
  // Our own texts and the data are never touched: only what Streamlit's interface says.
  const translateText = (node) => {
    const parent = node.parentElement;
    if (!parent || /^(SCRIPT|STYLE|TEXTAREA|CODE|PRE)$/.test(parent.tagName)) return;
    if (parent.closest("canvas, svg, .stHtml")) return;
    if (parent.closest("[data-testid=stMarkdownContainer]") && !parent.closest("[data-testid=stFileUploaderDropzone] button")) return;
    const swedish = translate(node.nodeValue);
    if (swedish !== null && swedish !== node.nodeValue) node.nodeValue = swedish;
  };
  // A box that scrolls sideways must be reachable by keyboard (2.1.1), and be no extra stop when everything fits.
  const SCROLLING = ".table, [class*=st-key-wide-]";
  const reachable = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth <= target.clientWidth) { target.removeAttribute("tabindex"); continue; }
      target.tabIndex = 0;
      target.setAttribute("role", "region");
      const name = target.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "Bred tabell";
      target.setAttribute("aria-label", name);
    }
  });
  // A fold stays open when what stands in it is drawn anew.
  const unfolded = new Set();
  const place = (fold) => `${location.pathname} ${fold.dataset.fold}`;
  document.addEventListener("toggle", ({ target }) => {
    if (target.dataset?.fold) unfolded[target.open ? "add" : "delete"](place(target));
    if (target.open && target.dataset?.begins) begin(target);
  }, true);
  // Most tables are never looked at: one is got when its fold is opened (lstdash/views/exhibit.py).
  const NO_TABLE = "Tabellen gick inte att hämta. Stäng den och öppna den igen.";
  const begin = async (fold) => {
    const { begins } = fold.dataset;
    delete fold.dataset.begins;
    fold.querySelector(":scope > [role=alert]")?.remove();
    try {
      const answer = await fetch(begins);
      if (!answer.ok) throw new Error(NO_TABLE);
      fold.firstElementChild.insertAdjacentHTML("afterend", await answer.text());
    } catch {
      const told = document.createElement("p");
      told.setAttribute("role", "alert");
      told.textContent = NO_TABLE;
      fold.firstElementChild.after(told);
      fold.dataset.begins = begins;
    }
  };
  // Names and roles that Streamlit's own elements lack.
  const mend = (element) => {
    if (element.matches("input.gdg-input, textarea.gdg-input, input[data-testid=date-picker-cell]") && !element.hasAttribute("aria-label"))
      element.setAttribute("aria-label", "Redigera cell");
    if (element.matches(".stFileChip, span[data-tag]") && !element.hasAttribute("role")) element.setAttribute("role", "group");
    if (element.matches("[role=menu] button:not([role])")) element.setAttribute("role", "menuitem");
    if (element.matches(SCROLLING)) reachable.observe(element);
    if (element.matches("details[data-fold]") && unfolded.has(place(element))) element.open = true;
    // A menu group is a <div> straight in the <ul>: the groups become the lists, named by their headings.
    const menu = element.parentElement?.matches("[data-testid=stSidebarNavItems]") && element.localName === "div" && element.parentElement;
    if (menu && !element.hasAttribute("role")) {
      menu.setAttribute("role", "none");
      element.setAttribute("role", "list");
      element.setAttribute("aria-label", element.querySelector("[data-testid=stNavSectionHeader] p")?.textContent ?? "Sidor");
    }
    if (element.matches(".chart svg.main-svg")) element.setAttribute("aria-hidden", "true");
  };
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else if (node.nodeType === Node.ELEMENT_NODE) { translateAttributes(node); mend(node); }
  };
  // What is drawn inside a chart is already Swedish and hidden from assistive technology: a thousand nodes to pass by.
  const isDrawing = (node) => Boolean((node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.ownerSVGElement);
  const outside = { acceptNode: (node) => (isDrawing(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT) };
  const walk = (root) => {
    if (isDrawing(root)) return;
    visit(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, outside);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) visit(node);
  };

  // Status messages (4.1.3): Streamlit has no live region, so one of ours says new headlines and page titles.
  let live, lastStatus = "", lastTitle = "";
  const say = (text) => {
    if (!live) {
      live = document.createElement("div");
      live.setAttribute("role", "status");
      live.className = "a11y-sr";
      document.body.append(live);
    }
    live.textContent = text;
  };
  const announce = () => {
    const status = document.querySelector(".st-key-headline")?.textContent.trim() ?? "";
    if (status && status !== lastStatus) { if (lastStatus) say(status); lastStatus = status; }
    if (document.body && document.title !== lastTitle) { if (lastTitle) say(`Sidan ${document.title} visas.`); lastTitle = document.title; }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(walk);
      else if (!isDrawing(change.target)) visit(change.target);
    }
    announce();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });

  // A browser with an English interface drops the decimal comma from a number field: 4,75 would become 475.
  const isNumber = (element) => element instanceof HTMLInputElement && element.type === "number";
  const insert = (event, text) => { event.preventDefault(); document.execCommand("insertText", false, text); };
  document.addEventListener("keydown", (event) => { if (event.key === "," && isNumber(event.target)) insert(event, "."); }, true);
  document.addEventListener("paste", (event) => {
    if (!isNumber(event.target)) return;
    insert(event, event.clipboardData.getData("text").replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-").replace(",", "."));
  }, true);

  const find = (selector) => document.querySelector(selector);

  // A link inside a page (lstdash/views/link.py) changes the address as Back and Forward do, which Streamlit follows by itself.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.to-page");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const to = new URL(link.href);
    for (const [name, value] of new URLSearchParams(location.search)) if (name.startsWith("embed")) to.searchParams.append(name, value);
    if (to.pathname !== location.pathname) find("[data-testid=stMain]")?.scrollTo(0, 0);
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  });

  // A file takes a moment to make. The page says so at once, and what went wrong is said where the reader is.
  const LOST = "Filen gick inte att hämta. Kontrollera anslutningen och försök igen.";
  const take = async (link) => {
    const name = link.textContent;
    link.dataset.busy = "";
    link.parentElement.querySelector("[role=alert]")?.remove();
    say(`${name} skapas.`);
    try {
      const answer = await fetch(link.href, { headers: { accept: "text/html" } }).catch(() => { throw new Error(LOST); });
      const sent = answer.headers.get("content-disposition")?.match(/filename="([^"]+)"/);
      const isTold = answer.headers.get("content-type")?.startsWith("text/plain");  // by us: a proxy before us answers in HTML
      if (!answer.ok || !sent) throw new Error(!answer.ok && isTold ? await answer.text() : LOST);
      const file = document.createElement("a");
      file.href = URL.createObjectURL(await answer.blob().catch(() => { throw new Error(LOST); }));
      file.download = sent[1];
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
      say(`${name} är hämtad.`);
    } catch ({ message }) {
      const told = document.createElement("p");
      told.setAttribute("role", "alert");
      told.textContent = message;
      link.parentElement.append(told);
    } finally {
      delete link.dataset.busy;
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".files > a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!("busy" in link.dataset)) take(link);
  });

  // The next step of a workshop is another picture on the projector: it starts at its top.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(":is(.st-key-room-controls, .st-key-room-next-round) button")) find("[data-testid=stMain]")?.scrollTo(0, 0);
  });

  // On a phone the menu covers the page: focus moves into it, Escape closes it.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-testid=stExpandSidebarButton]")) setTimeout(() => find("[data-testid=stSidebarCollapseButton] button")?.focus(), 400);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || innerWidth >= 768 || find("[role=listbox]") || !event.target.closest?.("[data-testid=stSidebar]")) return;
    find("[data-testid=stSidebarCollapseButton] button")?.click();
    setTimeout(() => find("[data-testid=stExpandSidebarButton]")?.focus(), 400);
  });
})();
