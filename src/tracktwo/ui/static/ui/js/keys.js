// Keys: the letters printed on the buttons. They act only while the board or a card has the focus, so that nothing
// that is dictated or typed past a field presses them, and they can be switched off.

import { lock } from "./lock.js";

const SWITCH = "tracktwo-keys";

export const typing = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");

// One word in this browser's own storage, which is never sent to the server and names nothing.
export const keysAreOn = () => localStorage.getItem(SWITCH) !== "off";

function switchKeys(on) {
  if (on) localStorage.removeItem(SWITCH);
  else localStorage.setItem(SWITCH, "off");
  document.body.classList.toggle("no-keys", !on);
}

// On a keyboard with another script the place of the key counts.
function letterOf(event) {
  if (/^[a-z,.]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return { Comma: ",", Period: "." }[event.code] || "";
}

const isQuestion = (event) => event.key === "?" || event.key === "؟";

function press(event, selector) {
  const button = document.querySelector(selector);
  if (!button) return;
  event.preventDefault();
  button.click();
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.form) {
    event.preventDefault();
    if (!event.repeat) field.form.requestSubmit();
    return;
  }
  if (event.ctrlKey && event.shiftKey && !event.altKey && event.code === "KeyL") {
    event.preventDefault();
    lock();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typing(field) || document.querySelector("dialog[open]") || !keysAreOn()) return;
  if (isQuestion(event)) press(event, "[data-help]");
  else if (field.closest("[data-keys]") && letterOf(event)) press(event, `[data-key="${letterOf(event)}"]`);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys-switch]")) switchKeys(event.target.checked);
});

document.body.classList.toggle("no-keys", !keysAreOn());
