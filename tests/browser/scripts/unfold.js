// Opens one more fold and says whether there was one; plain ones are all opened at once, Streamlit's one at a time.
() => {
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  const folds = deep(document.querySelector("main, [data-testid=stMain]")).filter((one) => one.matches("details:not([open]):not(.files)"));
  const [theirs, ours] = [folds.filter((fold) => fold.closest("[data-testid=stExpander]")), folds.filter((fold) => !fold.closest("[data-testid=stExpander]"))];
  ours.forEach((fold) => (fold.open = true));
  theirs[0]?.querySelector("summary").click();
  return folds.length > 0;
}
