// Opens what is folded, at most so many, one at a time as people do: some are drawn when opened. Then every fold of files.
async (most) => {
  const PATIENCE = 50; // milliseconds for one that does not open at once
  const folded = () => document.querySelectorAll("main details:not([open], .files) > summary");
  const all = Math.min(folded().length, most);
  for (let opened = 0; opened < all; opened += 1) {
    const [next, clicked] = [folded()[0], performance.now()];
    next?.click();
    while (next?.isConnected && !next.parentElement.open && performance.now() - clicked < PATIENCE)
      await new Promise((again) => setTimeout(again));
  }
  document.querySelectorAll("main details.files").forEach((fold) => (fold.open = true));
  return all;
}
