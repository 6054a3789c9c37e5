// Notes everywhere the keyboard goes: `lstdashFocus.stops`, and `lstdashFocus.done` once it is back at the start.
() => {
  const deep = (root, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) deep(element.shadowRoot, found);
    }
    return found;
  };
  const outlined = (node) => {
    const style = getComputedStyle(node);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || (style.boxShadow !== "none" && /[1-9]/.test(style.boxShadow.replace(/rgba?\([^)]*\)/g, "")));
  };
  const seen = (element) => { // on itself, on a part of its own, or on a box round it
    let around = element;
    for (let steps = 0; around && steps < 3; steps += 1) {
      if (outlined(around)) return true;
      around = around.parentElement ?? around.getRootNode().host;
    }
    return [...element.children, ...(element.parentElement?.children ?? [])].some(outlined);
  };
  const name = (element) => (element.getAttribute("aria-label") || element.innerText?.trim() || element.getAttribute("title") || element.id || "").split("\n")[0].slice(0, 60);
  const part = (element) => element.closest("[data-testid]")?.dataset.testid ?? element.getRootNode().host?.className ?? "";
  const where = (element) => `${element.localName}.${part(element)}: ${name(element)}`;
  const walk = { stops: new Map(), done: false, where };
  const arrived = (event) => {
    const element = event.composedPath()[0];
    if (element.shadowRoot?.activeElement) return;
    if (walk.stops.size > 1 && walk.stops.keys().next().value === element) walk.done = true;
    // A long table is drawn, its own focus ring too; the cell that has focus stands unseen inside the drawing.
    const drawn = Boolean(element.closest("canvas"));
    const box = element.getBoundingClientRect();
    const onScreen = drawn || box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    walk.stops.set(element, { visible: drawn || seen(element), onScreen, times: (walk.stops.get(element)?.times ?? 0) + 1 });
  };
  document.addEventListener("focusin", arrived, true);
  for (const element of deep(document)) element.shadowRoot?.addEventListener("focusin", arrived, true);
  window.lstdashFocus = walk;
  window.lstdashDeep = deep;
}
