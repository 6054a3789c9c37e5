// Answers every question of a phone's pad: each score follows from proposal and question, so everybody agrees.
// Resolves to what the pad says. (The draws take participants in the order of their ids, which are drawn: who is who would show.)
async () => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)];
  const pad = roots.map((root) => root.querySelector(".pad")).find(Boolean);
  const [chips, said] = [pad.querySelector(".chips").children, () => pad.querySelector(".state").textContent];
  [...chips].forEach((chip, item) => {
    chip.firstChild.click();
    const questions = [...pad.querySelectorAll("fieldset")];
    questions.forEach((question, place) => question.querySelectorAll("input")[(3 * item + place * ((item % 3) + 1)) % 5].click());
  });
  for (let tries = 0; tries < 300 && !/^(\d+) av \1 räknade$/.test(said()); tries++) await new Promise((done) => setTimeout(done, 100));
  chips[0].firstChild.click();
  return said();
}
