// Everything the page says, seen or heard: [kind, text, place] of visible text, labels, titles, placeholders, alternatives.
// Walks into open shadow roots. Place: the nearest Streamlit part, or the heading of the table column.
(selector) => {
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "data-title", "aria-description", "aria-valuetext",
    "aria-roledescription", "aria-placeholder"];
  const SILENT = "script, style, template, noscript, [data-testid=stIconMaterial], .stale";
  const said = [];
  const column = (element) => {
    const cell = element.closest("td, [role=gridcell]");
    const table = cell?.closest("table, [role=grid]");
    const head = table?.querySelector("thead tr, [role=row]");
    return head?.children[[...cell.parentElement.children].indexOf(cell)]?.textContent.trim() ?? "";
  };
  const place = (element) => column(element) || (element.closest("[data-testid]")?.dataset.testid ?? element.localName);
  const BLOCKS = "p, div, li, td, th, h1, h2, h3, h4, h5, h6, ul, table, button, label, summary, svg, input, [data-testid=stIconMaterial]";
  // A paragraph is one text a line, so that a number and what it belongs to stand together.
  const isWhole = (node) => !node.shadowRoot && node.localName !== "svg" && node.textContent.trim() && !node.querySelector(BLOCKS);
  const attributes = (node) => {
    for (const name of ATTRIBUTES) {
      const value = node.getAttribute(name)?.trim();
      if (value) said.push([name, value, place(node)]);
    }
  };
  const walk = (node, owner) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue.trim();
      if (text) said.push(["text", text, place(owner)]);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT)) return;
    if (!node.checkVisibility({ visibilityProperty: true })) return;
    attributes(node);
    if (node.localName === "text" && node.namespaceURI.endsWith("svg")) {
      if (node.textContent.trim()) said.push(["text", node.textContent.trim(), "svg"]);
      return;
    }
    if (isWhole(node) && !node.closest("svg")) {
      node.querySelectorAll("*").forEach(attributes);
      for (const line of node.innerText.split("\n")) if (line.trim()) said.push(["text", line.trim(), place(node)]);
      return;
    }
    for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child, node);
  };
  for (const root of document.querySelectorAll(selector)) walk(root, root);
  return said;
}
