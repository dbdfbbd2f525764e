// Locking: the page stays as it is behind the lock, with everything that was typed.

import { post, signedOut } from "./net.js";

// What happens in one window of this browser happens in all of them.
export const windows = new BroadcastChannel("tracktwo");

const curtain = () => document.getElementById("locked");

export function cover() {
  const dialog = curtain();
  if (!dialog || dialog.open) return;
  document.body.classList.add("covered");
  dialog.showModal();
}

function uncover() {
  const dialog = curtain();
  if (!dialog || !dialog.open) return;
  dialog.close();
  document.body.classList.remove("covered");
  document.body.dispatchEvent(new CustomEvent("room", { bubbles: true }));
}

export async function lock() {
  cover();
  windows.postMessage("lock");
  const dialog = curtain();
  if (!dialog) return;
  const answer = await post(dialog.dataset.lockUrl, {}).catch(() => null);
  // Not reached: the page stays covered, and is tried again until the server has dropped the key.
  if (!answer || !answer.ok) setTimeout(() => dialog.open && post(dialog.dataset.lockUrl, {}).catch(() => {}), 3000);
}

async function unlock(form) {
  const answer = await post(form.action, { passphrase: form.passphrase.value }).catch(() => null);
  form.passphrase.value = "";
  if (answer && answer.type === "opaqueredirect") {
    uncover();
    windows.postMessage("unlock");
    return;
  }
  const wrong = form.querySelector("[data-wrong]");
  wrong.textContent = wrong.dataset.wrong;
  wrong.hidden = false;
}

// A lid that was closed shows as a clock that jumped while this page's own did not run. Hidden pages are woken
// rarely by the browser, so that for them a late timer alone says nothing.
function watchTheLid() {
  let last = Date.now();
  let ran = performance.now();
  let seen = !document.hidden;
  setInterval(() => {
    const late = Date.now() - last > 30000;
    const slept = Date.now() - last - (performance.now() - ran) > 30000;
    if (slept || (late && seen && !document.hidden)) lock();
    last = Date.now();
    ran = performance.now();
    seen = !document.hidden;
  }, 5000);
}

// Where it is asked for, a browser that nobody uses locks itself. Work in one window is work in all of them, and the
// server, which counts as well, hears of it once a minute.
function watchTheHands() {
  let used = Date.now();
  let told = used;
  const idle = () => Number(curtain() && curtain().dataset.idle) * 1000;
  const use = () => {
    if (!idle() || curtain().open) return;
    used = Date.now();
    if (used - told < 60000) return;
    told = used;
    windows.postMessage("used");
    fetch(curtain().dataset.here, { cache: "no-store" }).catch(() => null);
  };
  for (const kind of ["pointermove", "pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(kind, use, { capture: true, passive: true });
  }
  windows.addEventListener("message", (event) => event.data === "used" && (used = told = Date.now()));
  setInterval(() => idle() && !curtain().open && Date.now() - used > idle() && lock(), 5000);
}

function refused(status) {
  if (status === 423) cover();
  if (status === 401) signedOut();
}

windows.addEventListener("message", (event) => {
  if (event.data === "lock") document.body.dispatchEvent(new CustomEvent("locked", { bubbles: true }));
  if (event.data === "unlock") uncover();
  if (event.data === "leave" && curtain()) window.location.replace(curtain().dataset.signIn);
});
document.addEventListener("locked", cover);
document.addEventListener("cancel", (event) => event.target === curtain() && event.preventDefault(), true);
document.addEventListener("submit", (event) => {
  if (!event.target.closest("#locked")) return;
  event.preventDefault();
  unlock(event.target);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && button.hasAttribute("data-lock")) lock();
  if (button && button.hasAttribute("data-leave")) windows.postMessage("leave");
});
document.addEventListener("htmx:response:error", (event) => refused(event.detail.ctx.response.status));
document.addEventListener("htmx:sse:error", (event) => refused(event.detail && event.detail.status));
if (curtain()) {
  watchTheLid();
  watchTheHands();
}
