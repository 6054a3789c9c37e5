// After the walk: [rule, place] of what the keyboard never came to, and of where its focus could not be seen.
() => {
  const { stops, where } = window.lstdashFocus;
  const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [role=slider]";
  // One of a group takes the Tab key, and arrows move within it.
  const GROUPS = "[role=radiogroup], [role=tablist], [role=grid], [role=listbox], [role=menu], [role=toolbar], fieldset";
  const usable = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
    && !element.disabled && !element.closest("[inert], [aria-hidden=true], canvas") && !(element.tabIndex < 0 && !element.matches("[role=radio], [role=tab], input[type=radio]"));
  const reached = [...stops.keys()];
  const isReached = (element) => stops.has(element) || reached.some((stop) => element.contains(stop) || stop.contains(element))
    || (element.closest(GROUPS) && reached.some((stop) => element.closest(GROUPS).contains(stop)));
  const faults = [];
  for (const element of window.lstdashDeep(document.body)) if (element.matches(INTERACTIVE) && usable(element) && !isReached(element)) faults.push(["not reached", where(element)]);
  for (const [element, { visible, onScreen }] of stops) {
    if (!visible) faults.push(["focus not seen", where(element)]);
    if (!onScreen) faults.push(["focus off screen", where(element)]);
  }
  return faults;
}
