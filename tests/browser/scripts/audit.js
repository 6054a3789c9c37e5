// What axe finds inside a selector, shadow roots included: of all that no earlier audit of the page has seen as it now is, in
// this width. Axe is asked once: it looks through the whole page before it begins.
// Contrast is judged of a few texts of every kind: alike in colour, size, weight, in what is painted behind them and in the part
// of the page they stand in. `judged` counts them by kind, and is returned so that the next audit goes on from there.
// Of a table's rows that are alike in all but their words, only the first `rows` are there meanwhile.
async ({ inside, mark, most, rows, judged, options }) => {
  const shape = (row) => [...row.querySelectorAll("*")]
    .map((one) => [one.localName, one.getAttribute("class"), one.getAttribute("style"), !one.textContent.trim()].join()).join("|");
  const alike = [...document.querySelectorAll("table")].flatMap((table) => {
    const before = {}; // shape -> rows
    return [...table.querySelectorAll("tbody tr")].filter((row) => {
      const like = shape(row);
      before[like] = (before[like] ?? 0) + 1;
      return before[like] > rows;
    });
  });
  const short = new CSSStyleSheet();
  short.replaceSync(`[${mark}-alike] { display: none }`);
  alike.forEach((row) => row.setAttribute(`${mark}-alike`, ""));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, short];
  const whole = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== short);
    alike.forEach((row) => row.removeAttribute(`${mark}-alike`));
  };
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  for (const old of deep(document)) old.removeAttribute(mark);
  const around = (element) => element.parentElement ?? element.getRootNode().host;
  const own = (element) => [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.nodeValue).join("").trim();
  const painted = new Map(); // what is behind an element, found once for all inside it
  const behind = (element) => {
    if (!element) return "";
    if (!painted.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const plain = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1" && position === "static";
      painted.set(element, behind(around(element)) + (plain ? "" : `/${backgroundColor} ${backgroundImage} ${opacity} ${position}`));
    }
    return painted.get(element);
  };
  const part = (element) => element && (element.closest("[data-testid]")?.dataset.testid ?? part(element.getRootNode().host));
  const kind = (element) => {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    return [element.localName, color, fontSize, fontWeight, behind(element), part(element)].join("|");
  };

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const seen = (window.lstdashSeen ??= new WeakMap()); // element -> what it and its parts were when audited, and in which width
  const [changed, toJudge] = [new Set(), new Set()];
  for (const element of [...document.querySelectorAll(inside)].flatMap((root) => [root, ...deep(root)])) {
    if (!isShown(element)) continue;
    const text = own(element);
    const shown = [...element.children].map((child) => (isShown(child) ? 1 : 0)).join("");
    const now = [...element.attributes].map(({ name, value }) => `${name}=${value}`).join() + text + shown;
    const before = seen.get(element) ?? new Set();
    const isFresh = !before.has(now);
    if (!before.has(innerWidth + now)) changed.add(element);
    seen.set(element, before.add(now).add(innerWidth + now));
    if (!text && !element.matches("input, textarea")) continue;
    const like = kind(element);
    if (judged[like] && !isFresh) continue;
    judged[like] = (judged[like] ?? 0) + 1;
    if (judged[like] <= most) toJudge.add(element);
  }
  toJudge.forEach((element) => element.setAttribute(mark, ""));
  const asked = new Set([...changed, ...toJudge]);
  const outermost = [...asked].filter((element) => !asked.has(around(element)));
  axe.configure({ rules: [{ id: "color-contrast", selector: `[${mark}]` }] });
  const found = asked.size ? await axe.run(outermost, { ...options, resultTypes: ["violations"], preload: false }) : { violations: [] };
  whole();
  return { judged, violations: found.violations };
}
