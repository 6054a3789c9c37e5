// The middle of everything that opens something over the page and can be come at with the pointer.
(selector) => [...document.querySelectorAll(selector)].filter((one) => !one.disabled).map((one) => {
  const box = one.getBoundingClientRect();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  return one.contains(document.elementFromPoint(...middle)) ? middle : null;
}).filter(Boolean)
