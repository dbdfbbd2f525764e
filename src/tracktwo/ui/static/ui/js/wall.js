// The wall has no controls of its own: when the console is locked, signed out or restarted, it goes blank, and it
// comes back with the first tick after that.
"use strict";

const clear = () => document.getElementById("wall").replaceChildren();

document.addEventListener("DOMContentLoaded", () => {
  document.body.addEventListener("locked", clear);
});
document.addEventListener("htmx:sse:error", clear);
new BroadcastChannel("tracktwo").addEventListener("message", (event) => {
  if (event.data === "unlock") document.body.dispatchEvent(new CustomEvent("room", { bubbles: true }));
  else clear();
});
