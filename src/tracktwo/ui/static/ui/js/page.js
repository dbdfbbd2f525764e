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

// Minutes that are left, for whoever runs the day: silent, and without seconds. Past the end they count on below zero.
function tickMinutes() {
  for (const minutes of document.querySelectorAll("[data-left-until]")) {
    const left = Math.ceil((Number(minutes.dataset.leftUntil) - Date.now() / 1000) / 60);
    minutes.textContent = left < 0 ? `−${-left}` : String(left);
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
tickMinutes();
setInterval(tickMinutes, 5000);
document.addEventListener("htmx:after:swap", tickMinutes);
showCurrentTab();
comeBack(before);
