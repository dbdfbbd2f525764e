// Dialogs: what asks before it acts quotes what it acts on, and the harmless answer has the focus.

import { place } from "./net.js";
import { keysAreOn } from "./keys.js";

export function ask(address) {
  const dialog = document.getElementById("card-dialog");
  document.getElementById("card-form").replaceChildren();
  htmx.ajax("GET", address, { target: "#card-form", swap: "innerHTML" });
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, a");
  if (!button) return;
  if (button.hasAttribute("data-dismiss")) place().replaceChildren();
  if (button.hasAttribute("data-close")) button.closest("dialog").close();
  if (button.hasAttribute("data-print")) window.print();
  if (button.dataset.ask) ask(button.dataset.ask);
  if (button.hasAttribute("data-help")) {
    const dialog = document.getElementById("help");
    const onOff = dialog.querySelector("[data-keys-switch]");
    if (onOff) onOff.checked = keysAreOn();
    dialog.showModal();
  }
});

// Once what was asked for has come, the answer that changes nothing has the focus; a form to write in, its first field.
document.addEventListener("htmx:after:swap", () => {
  const inside = document.querySelector("#card-dialog[open] #card-form form");
  if (!inside || inside.contains(document.activeElement)) return;
  const first = inside.querySelector("[data-harmless]") || inside.querySelector("textarea, input:not([type=hidden])");
  if (first) first.focus();
});

document.addEventListener("keyup", (event) => {
  if (event.key === "Escape") place().replaceChildren();
});

// A notice must not outlive what it was about.
document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx.request.method !== "GET") place().replaceChildren();
});
