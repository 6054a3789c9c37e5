// One button: exchange a one-time token for the cookie that steers, then open the workshop with it. No token in any address.
// A new workshop's token is exchanged at once, so that a lost page loses no right; the button then only opens it.

import { node } from "./draw.js";
import { read } from "./sent.js";

const taken = new Map(); // token -> the promise of its workshop: used up once, however often the page is drawn

export default function mount({ data: sent, parentElement }) {
  const data = read(sent);
  const button = node("button", { type: "button", class: "steer" }, data.label);
  const told = node("p", { class: "told", role: "alert" });
  if (data.atOnce) take(data).catch(() => {}); // the button tries again, and says what is wrong
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.textContent = "";
    try {
      const workshop = await take(data);
      // A new visit, so that the page reads the new cookie.
      location.assign(`${data.page}?${new URLSearchParams({ rum: workshop })}`);
    } catch (error) {
      told.textContent = error instanceof TypeError ? "Servern svarar inte. Försök igen." : error.message;
      button.disabled = false;
    }
  });
  parentElement.querySelectorAll(".steer, .told").forEach((old) => old.remove());
  parentElement.append(button, told);
}

function take(data) {
  if (!taken.has(data.token)) {
    const asked = exchange(data);
    taken.set(data.token, asked);
    asked.catch(() => taken.delete(data.token));
  }
  return taken.get(data.token);
}

async function exchange(data) {
  const answer = await fetch(data.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: data.token }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.fel);
  return said.workshop;
}
