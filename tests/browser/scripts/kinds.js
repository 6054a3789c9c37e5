// Marks a few texts of every kind, for axe to judge their contrast: alike in colour, size, weight, in what is painted behind
// them and in the part of the page they stand in. Returns how many texts there are; open shadow roots are left to axe whole.
({ inside, mark, most }) => {
  document.querySelectorAll(`[${mark}]`).forEach((old) => old.removeAttribute(mark));
  const painted = new Map(); // what is behind an element, found once for all inside it
  const behind = (element) => {
    if (!element) return "";
    if (!painted.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const plain = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1" && position === "static";
      painted.set(element, behind(element.parentElement) + (plain ? "" : `/${backgroundColor} ${backgroundImage} ${opacity} ${position}`));
    }
    return painted.get(element);
  };
  const kinds = new Map();
  let texts = 0;
  for (const element of [...document.querySelectorAll(inside)].flatMap((root) => [root, ...root.querySelectorAll("*")])) {
    if (element.shadowRoot && element.checkVisibility()) {
      element.setAttribute(mark, "");
      texts += 1;
    }
    const own = element.matches("input, textarea") || [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.nodeValue.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const kind = [element.localName, color, fontSize, fontWeight, behind(element), element.closest("[data-testid]")?.dataset.testid].join("|");
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) <= most) element.setAttribute(mark, "");
    texts += 1;
  }
  return texts;
}
