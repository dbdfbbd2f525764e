// The wall has no keys and no lock of its own: when the console is locked, it goes blank.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  document.body.addEventListener("locked", () => document.getElementById("wall").replaceChildren());
});
