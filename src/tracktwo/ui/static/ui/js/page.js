// What every page does: keys, dialogs, locking. No text is made here; words come from the page.
"use strict";

// A page that answered a sent form keeps what was sent in the browser's session files; this entry forgets it.
history.replaceState(null, "", location.href);

const typing = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");

// Keys are the letters printed on the buttons. On a keyboard with another script the place of the key counts.
function letterOf(event) {
  if (/^[a-z,.]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return { Comma: ",", Period: "." }[event.code] || "";
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  const letter = letterOf(event);
  const button = letter && document.querySelector(`[data-key="${letter}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

document.addEventListener("keyup", (event) => {
  if (event.key === "Escape") document.getElementById("notice").replaceChildren();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, a");
  if (!button) return;
  if (button.hasAttribute("data-dismiss")) document.getElementById("notice").replaceChildren();
  if (button.hasAttribute("data-close")) button.closest("dialog").close();
  if (button.hasAttribute("data-print")) window.print();
  if (button.hasAttribute("data-lock")) lock();
  if (button.hasAttribute("data-leave")) windows.postMessage("leave");
});

// A notice must not outlive what it was about.
document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx.request.method !== "GET") document.getElementById("notice").replaceChildren();
});

// --- Locking: the page stays as it is behind the lock, with everything that was typed. ---

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

async function post(url, fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token(), ...fields });
  return fetch(url, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual" });
}

function cover() {
  const dialog = document.getElementById("locked");
  if (dialog && !dialog.open) {
    document.body.classList.add("covered");
    dialog.showModal();
  }
}

// What happens in one window of this browser happens in all of them.
const windows = new BroadcastChannel("tracktwo");
windows.addEventListener("message", (event) => {
  if (event.data === "lock") document.body.dispatchEvent(new CustomEvent("locked", { bubbles: true }));
  if (event.data === "unlock") uncover();
  const dialog = document.getElementById("locked");
  if (event.data === "leave" && dialog) window.location.replace(dialog.dataset.signIn);
});

function uncover() {
  const dialog = document.getElementById("locked");
  if (!dialog || !dialog.open) return;
  dialog.close();
  document.body.classList.remove("covered");
  document.body.dispatchEvent(new CustomEvent("room", { bubbles: true }));
}

async function lock() {
  cover();
  windows.postMessage("lock");
  const dialog = document.getElementById("locked");
  if (!dialog) return;
  const answer = await post(dialog.dataset.lockUrl, {}).catch(() => null);
  // Not reached: the page stays covered, and is tried again until the server has dropped the key.
  if (!answer || !answer.ok) setTimeout(() => dialog.open && post(dialog.dataset.lockUrl, {}).catch(() => {}), 3000);
}

function wireLock() {
  const dialog = document.getElementById("locked");
  if (!dialog) return;
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await post(form.action, { passphrase: form.passphrase.value }).catch(() => null);
    form.passphrase.value = "";
    if (answer && answer.type === "opaqueredirect") {
      uncover();
      windows.postMessage("unlock");
    } else {
      const wrong = form.querySelector("[data-wrong]");
      wrong.textContent = wrong.dataset.wrong;
      wrong.hidden = false;
    }
  });
  // A lid that was closed shows as a clock that jumped while this page's own did not run. Hidden pages are woken
  // rarely by the browser, so that for them a late timer alone says nothing.
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
  document.body.addEventListener("locked", cover);
}

document.addEventListener("htmx:response:error", (event) => {
  const status = event.detail.ctx.response.status;
  if (status === 423) cover();
  if (status === 401) signedOut();
});
document.addEventListener("htmx:sse:error", (event) => {
  const status = event.detail && event.detail.status;
  if (status === 423) cover();
  if (status === 401) signedOut();
});

// After a restart of the server nobody is signed in: the page stays, with what was typed, and says so.
function signedOut() {
  const place = document.getElementById("notice");
  const box = document.createElement("div");
  box.className = "notice";
  const link = document.createElement("a");
  link.href = document.body.dataset.signIn;
  link.target = "_blank";
  link.textContent = document.body.dataset.signInWords;
  box.append(document.body.dataset.signedOut, " ", link);
  place.replaceChildren(box);
}

function notReached() {
  const place = document.getElementById("notice");
  const box = document.createElement("div");
  box.className = "notice";
  box.textContent = document.body.dataset.failed;
  place.replaceChildren(box);
}
document.addEventListener("htmx:error", notReached);

// A form that leaves the page is sent only when the server answers: otherwise the browser would put a page of its
// own in the place of what was typed.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post") || form.closest("#locked") || form.dataset.reached) return;
  event.preventDefault();
  if (form.dataset.asking) return;
  form.dataset.asking = "1";
  const answer = await fetch(document.body.dataset.reach, { method: "HEAD", cache: "no-store", headers: { "HX-Request": "true" } }).catch(() => null);
  delete form.dataset.asking;
  if (!answer) return notReached();
  if (answer.status === 401) return signedOut();
  if (answer.status === 423) return cover();
  form.dataset.reached = "1";
  form.requestSubmit(event.submitter);
  setTimeout(() => delete form.dataset.reached, 2000);
});

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

document.addEventListener("DOMContentLoaded", () => {
  wireLock();
  wireStrength();
  tickTimers();
  setInterval(tickTimers, 1000);
});
