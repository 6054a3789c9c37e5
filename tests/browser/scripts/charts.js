// Every chart: its name, the last heading before it, and whether a table follows before the next chart or section.
() => {
  const deep = (root, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) deep(element.shadowRoot, found);
    }
    return found;
  };
  const all = deep(document.querySelector("main")).filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const chart = (element) => element.matches(".chart, [role=img]") && !element.parentElement?.closest(".chart, [role=img], [data-testid=stIconMaterial]")
    && element.getBoundingClientRect().height > 60;
  const table = (element) => element.matches("table, [role=grid], [data-testid=stDataFrame]")
    || (element.localName === "summary" && /^Visa som tabell/.test(element.innerText.trim()));
  const charts = [];
  let heading = "", current = null;
  for (const element of all) {
    if (element.matches("h1, h2, h3, h4, h5, h6")) {
      heading = element.textContent.trim();
      if (element.matches("h1, h2")) current = null;
    } else if (chart(element)) {
      const figure = element.matches("[role=figure], [role=img]") ? element : element.querySelector("[role=figure]") ?? element.closest("[role=figure]");
      current = { name: figure?.getAttribute("aria-label") ?? "", heading, table: false };
      charts.push(current);
    } else if (current && table(element)) current.table = true;
  }
  return charts;
}
