// What a page shows that paper must show too, and what belongs to the screen alone. Shadow roots included, folded parts not.
(leftOut) => {
  const main = document.querySelector("main, [data-testid=stMain]");
  const all = (root, selector) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(...all(element.shadowRoot, selector));
    return found;
  };
  const isShown = (element) => !(leftOut && element.closest(leftOut)) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const shown = (root, selector) => all(root, selector).filter((one) => isShown(one) && text(one));
  const rows = (table) => [...table.querySelectorAll("tr")].map((row) => [...row.cells].map(text).filter(Boolean));
  const drawings = shown(main, "svg").filter((svg) => svg.closest(".chart, .drawing") && !svg.closest(".modebar"));
  const unique = (texts) => [...new Set(texts)];
  const buttons = shown(main, "button:not([role=radio]):not([role=combobox])").filter((one) => !one.closest(".drawing"));
  // Ways to other pages, forms and tables folded away, what is not chosen, examples in empty fields.
  const ways = 'a.to-page:not([href*="rad="], [href*="rum="], [href*="nyckel="])';
  const folded = ".fold[data-fold]:not([open], [data-fold$=conflicts]) > summary, [class*=st-key-notes-] details:not([open]) > summary, .files > summary";
  const steering = [
    ...shown(main, `${ways}, ${folded}, .account, [role=radio][aria-checked=false]`).map(text),
    ...shown(main, "[data-testid=stSliderTickBar] p").map(text),
    ...all(main, "textarea, input").filter((field) => isShown(field) && !field.value && field.role !== "combobox").map((field) => field.placeholder),
  ];
  const said = (root) => {
    const read = document.createElement("div");
    read.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
    read.querySelectorAll(`button, style, .account, [data-testid=stSliderTickBar], ${ways}, ${folded}`).forEach((node) => node.remove());
    return [text(read), ...[...root.querySelectorAll("input")].map((field) => field.value)].join(" "); // a choice is said by its field
  };
  const roots = [main, ...[...main.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean)];
  return {
    headings: shown(main, "h1, h2, h3").map(text),
    tables: shown(main, ".table table").map(rows).filter((found) => found.length > 1).map((found) => [found[0], found[1], found.at(-1)]),
    drawn: unique(drawings.flatMap((svg) => shown(svg, "text").flatMap((one) => {
      const lines = [...one.querySelectorAll("tspan.line")];
      return (lines.length ? lines : [one]).map(text);
    }))).filter((one) => one && one !== "\u200b"),
    steering: unique(steering),
    buttons: unique(buttons.map(text)),
    menu: unique(shown(document.querySelector("[data-testid=stSidebar]") ?? document.createElement("p"), "a, p").map(text)),
    said: roots.map(said).join(" "),
  };
}
