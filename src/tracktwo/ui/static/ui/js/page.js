// What every page does. No text is made here; words come from the page.

import "./dialogs.js";
import "./keys.js";
import "./autosave.js";
import { notReached, post } from "./net.js";
import { comeBack } from "./send.js";

const before = history.state;
// An entry keeps nothing of what was sent; the name of a field to come back to is read once and forgotten.
history.replaceState(null, "", location.href);

document.addEventListener("htmx:error", notReached);

// --- The strength of a passphrase, while it is typed. ---

function wireStrength() {
  const input = document.querySelector("input[data-strength]");
  const meter = document.getElementById("strength");
  if (!input || !meter) return;
  input.closest(".field").append(meter);
  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const answer = await post(meter.dataset.strengthUrl, { passphrase: input.value });
      if (answer.ok) meter.innerHTML = await answer.text();
    }, 250);
  });
}

// --- A round's timer: counts down in minutes and seconds, without blinking. ---

function tickTimers() {
  for (const timer of document.querySelectorAll(".timer[data-ends]")) {
    const left = Math.max(0, Math.round(Number(timer.dataset.ends) - Date.now() / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }
}

// On a narrow screen the rows of tabs are leafed through: the page at hand is always in sight.
function showCurrentTab() {
  for (const tab of document.querySelectorAll("nav [aria-current]")) {
    tab.scrollIntoView({ block: "nearest", inline: "center" });
  }
}

wireStrength();
document.addEventListener("drawn", wireStrength);
tickTimers();
setInterval(tickTimers, 1000);
showCurrentTab();
comeBack(before);
