// How tall a window of this width is to be: as the page has been in it, and is now if it has that width. It stands at its top.
([width, least, most]) => {
  const tallest = (window.lstdashTallest ??= {});
  document.querySelector("[data-testid=stMain]").scrollTop = 0;
  const now = innerWidth === width ? document.querySelector("[data-testid=stMainBlockContainer]").scrollHeight + 200 : 0;
  tallest[width] = Math.max(now, tallest[width] ?? least);
  return Math.min(tallest[width], most);
}
