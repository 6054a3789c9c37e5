// Opens what is folded, at most so many, one after another as people do: some are drawn when opened, and hold folds of their
// own. Then every fold of files.
async (most) => {
  const clicked = new Set();
  const folded = () => [...document.querySelectorAll("main details:not([open], .files) > summary")].find((one) => !clicked.has(one));
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  for (let one = folded(); one && clicked.size < most; one = folded()) {
    clicked.add(one);
    one.click();
    if (!one.closest("[data-testid=stExpander]")) continue;
    await frame();
    await frame(); // Streamlit tells of two of its own that are opened within one
  }
  document.querySelectorAll("main details.files").forEach((fold) => (fold.open = true));
  return clicked.size;
}
