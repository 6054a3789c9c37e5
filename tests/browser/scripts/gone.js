// Closes whatever is open and leaves the keyboard's place; resolves to whether it went away.
async (selector) => {
  document.activeElement.blur(); // Escape would empty the list that the keyboard was left in
  for (let tries = 0; document.querySelector(selector) && tries < 100; tries += 1) await new Promise((again) => setTimeout(again, 20));
  return !document.querySelector(selector);
}
