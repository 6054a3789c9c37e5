// One button: exchange a one-time token for the cookie that steers, then open the workshop with it. No token in any address.

import { node } from "./draw.js";
import { read } from "./sent.js";

export default function mount({ data: sent, parentElement }) {
  const data = read(sent);
  const button = node("button", { type: "button", class: "steer" }, data.label);
  const told = node("p", { class: "told", role: "alert" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.textContent = "";
    try {
      const answer = await fetch(data.path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: data.token }),
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.fel);
      // A new visit, so that the page reads the new cookie.
      location.assign(`${data.page}?${new URLSearchParams({ rum: said.workshop })}`);
    } catch (error) {
      told.textContent = error instanceof TypeError ? "Servern svarar inte. Försök igen." : error.message;
      button.disabled = false;
    }
  });
  parentElement.querySelectorAll(".steer, .told").forEach((old) => old.remove());
  parentElement.append(button, told);
}
