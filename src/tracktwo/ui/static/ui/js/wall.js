// The wall has no controls of its own: when the console is locked, signed out or restarted, it goes blank, and it
// comes back with the first tick after that.

import { windows } from "./lock.js";

const clear = () => document.getElementById("wall").replaceChildren();

document.body.addEventListener("locked", clear);
document.addEventListener("htmx:sse:error", clear);
windows.addEventListener("message", (event) => {
  if (event.data === "unlock") document.body.dispatchEvent(new CustomEvent("room", { bubbles: true }));
  else clear();
});
