// What does not fit: page width, visible elements that stick out and do not scroll in a box of their own, cut labels, motion.
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const all = [...document.querySelectorAll("main *, section[data-testid=stSidebar] *")].filter(shown);
  const name = (element) => `${element.localName}.${element.closest("[data-testid]")?.dataset.testid}: ${(element.textContent || "").trim().slice(0, 50)}`;
  const boxed = (element) => {
    for (let node = element.parentElement; node && node.localName !== "main"; node = node.parentElement)
      if (getComputedStyle(node).overflowX !== "visible") return true;
    return false;
  };
  const seconds = (list) => Math.max(...list.split(",").map((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 0.001 : 1)));
  const main = document.querySelector("main");
  return {
    page: document.documentElement.scrollWidth - innerWidth,
    main: main.scrollWidth - main.clientWidth,
    outside: all.filter((element) => element.closest("main") && !element.closest("svg") && element.getBoundingClientRect().right > innerWidth + 1 && !boxed(element)).map(name),
    cut: all.filter((element) => /^(hidden|clip)$/.test(getComputedStyle(element).overflowX) && element.innerText?.trim() && element.clientWidth > 1
      && (element.scrollWidth > element.clientWidth + 2) && element.closest("button, label, summary, a, [role=tab], [role=radio], [data-testid=stMetric], h1, h2, h3, p")).map(name),
    moving: all.filter((element) => { const style = getComputedStyle(element); return Math.max(seconds(style.transitionDuration), seconds(style.animationDuration)) > 0.01; }).map(name),
  };
}
