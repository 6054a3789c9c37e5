// Opens what is folded, at most so many, one at a time as people do: some are drawn when opened. Then every fold of files.
async (most) => {
  const folded = () => document.querySelectorAll("main details:not([open], .files) > summary");
  const all = Math.min(folded().length, most);
  for (let opened = 0; opened < all; opened += 1) {
    folded()[0]?.click();
    await new Promise((again) => setTimeout(again, 50));
  }
  document.querySelectorAll("main details.files").forEach((fold) => (fold.open = true));
  return all;
}
