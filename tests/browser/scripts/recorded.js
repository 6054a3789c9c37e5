// Everything a page says, in the order it stands, its folds opened before: [{kind, ...}] of lines, tables, charts and links to files.
// Walks into open shadow roots; what a chart draws is its data, not its picture.
() => {
  const SILENT = "script, style, template, noscript, [data-testid=stIconMaterial], [data-testid=stElementToolbar], .modebar-container";
  const NAMED = ["aria-label", "aria-valuetext", "placeholder", "alt", "title"];
  const SHAPE = ["transform", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"];
  const BLOCKS = "p, div, li, td, th, h1, h2, h3, h4, h5, h6, ul, ol, table, button, label, summary, svg, input, textarea, select, a, details, fieldset, output";
  const found = [];
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const line = (tag, text, extra) => words(text) && found.push({ kind: "line", text: `${tag}: ${words(text)}${extra ? ` ${extra}` : ""}` });
  const plain = (key, value) => {
    if (value?.type === "FeatureCollection") return `${value.features.length} features`;
    return value?.bdata !== undefined ? { dtype: value.dtype, bdata: value.bdata, shape: value.shape } : value;
  };

  const table = (element) => {
    const cells = (row) => [...row.children].map((cell) => words(cell.innerText));
    found.push({
      kind: "table",
      name: element.getAttribute("aria-label") ?? element.caption?.textContent ?? element.closest("[aria-label]")?.getAttribute("aria-label") ?? "",
      rows: [...element.rows].map(cells),
    });
    element.querySelectorAll("a[href]").forEach((link) => line("a", link.innerText, `→ ${link.getAttribute("href")}`));
  };
  const chart = (element) => {
    const { width, height, xaxis, yaxis, ...layout } = element.layout ?? {};
    found.push({
      kind: "chart",
      alt: element.getAttribute("aria-label") ?? "",
      figure: JSON.parse(JSON.stringify({ data: element.data ?? null, layout: { ...layout, xaxis, yaxis, template: undefined } }, plain)),
    });
  };
  const names = (node) => NAMED.map((name) => [name, node.getAttribute(name)?.trim()])
    .filter(([, value]) => value && value !== words(node.textContent)).map(([name, value]) => `[${name}=${words(value)}]`).join(" ");
  const state = (node) => {
    const said = [];
    if (node.matches("input, textarea, select")) {
      said.push(`[value=${node.value}]`);
      if (node.type === "range") said.push(`[${node.min}–${node.max}]`);
      if (["checkbox", "radio"].includes(node.type)) said.push(node.checked ? "[checked]" : "[unchecked]");
    }
    for (const name of ["aria-checked", "aria-selected", "aria-valuenow"]) if (node.hasAttribute(name)) said.push(`[${name}=${node.getAttribute(name)}]`);
    if (node.disabled) said.push("[disabled]");
    return said.join(" ");
  };

  const whole = (node) => !node.shadowRoot && !node.closest("svg") && words(node.textContent) && !node.querySelector(BLOCKS);
  const walk = (node, owner) => {
    if (node.nodeType === Node.TEXT_NODE) return line(owner.localName, node.nodeValue);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT) || node.matches("details.files > :not(a)")) return;
    if (node.matches("details.files, p.files")) {
      for (const link of node.querySelectorAll("a[href]")) found.push({ kind: "file", label: words(link.textContent), href: link.href });
      line("p", [...node.querySelectorAll("p")].map((one) => one.textContent).join(" "));
      return;
    }
    if (!node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).display !== "contents") return;
    if (node.matches(".chart")) return chart(node);
    if (node.matches("table")) return table(node);
    if (node.matches("[data-testid=stDataFrame]")) {
      const grid = node.querySelector("[role=grid]");
      const heads = [...(grid?.querySelectorAll("[role=columnheader]") ?? [])].map((head) => words(head.textContent));
      return line("grid", `${grid?.getAttribute("aria-label") ?? ""} ${grid?.getAttribute("aria-rowcount")} rows: ${heads.join(" | ")}`);
    }
    if (node.matches("svg *")) {
      const shape = SHAPE.filter((name) => node.hasAttribute(name)).map((name) => `${name}=${node.getAttribute(name)}`).join(" ");
      const own = node.childElementCount ? "" : node.textContent;
      if (node.getRootNode() !== document && (shape || words(own))) line(node.localName, `${own} ${shape}`);
      node.childNodes.forEach((child) => child.nodeType === Node.ELEMENT_NODE && walk(child, node));
      return;
    }
    const [said, at] = [names(node), state(node)];
    if (whole(node)) {
      const href = node.getAttribute("href");
      line(node.localName, node.innerText.replace(/\n+/g, " ⏎ "), [said, at, href ? `→ ${href}` : ""].filter(Boolean).join(" "));
      node.querySelectorAll("*").forEach((inner) => names(inner) && line(inner.localName, names(inner)));
      return;
    }
    if (said || at) line(node.localName, `${said} ${at}`);
    if (node.matches("a[href]")) line("a", "link", `→ ${node.getAttribute("href")}`);
    for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child, node);
  };
  const roots = ["[data-testid=stSidebar]", "main, [data-testid=stMain]"].map((selector) => document.querySelector(selector));
  for (const root of roots) if (root) walk(root, root);
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  const of = (selector) => [...document.querySelectorAll(selector)].map((one) => words(one.innerText));
  return {
    title: document.title,
    lang: document.documentElement.lang,
    heading: of("h1"),
    headline: of(".st-key-headline"),
    figures: deep(document).filter((one) => one.matches(".value, .number")).map((one) => words(one.innerText)),
    found,
  };
}
