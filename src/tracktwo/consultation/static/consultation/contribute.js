// Answers that outlive a lost connection: one is kept in this tab until the server has it. Without this script every form
// is sent the plain way.
"use strict";
const KEY = "answer " + location.pathname;
const main = document.getElementById("main");
let timer = 0;

function kept() {
  try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; }
}

function keep(body) {
  try { body ? sessionStorage.setItem(KEY, JSON.stringify(body)) : sessionStorage.removeItem(KEY); } catch { /* no storage: the page itself still holds it */ }
}

async function send(body, wait = 2000) {
  clearTimeout(timer);
  const form = main.querySelector("[data-answer]");
  const status = form && form.querySelector(".waiting");
  if (form) form.setAttribute("aria-busy", "true");
  const late = setTimeout(() => { if (status) status.textContent = form.dataset.waiting; }, 4000);
  try {
    const response = await fetch(location.pathname, {
      method: "POST", body: new URLSearchParams(body), headers: { "X-Part": "1" }, redirect: "follow", signal: AbortSignal.timeout(20000),
    });
    if (response.status >= 500) throw new Error("server");
    keep(null);
    if (response.redirected || response.status === 403) { location.reload(); return; }
    main.innerHTML = await response.text();
    const heading = main.querySelector("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    scrollTo(0, 0);
  } catch {
    if (status) status.textContent = form.dataset.waiting;
    timer = setTimeout(() => send(body, Math.min(wait * 2, 30000)), wait);
  } finally {
    clearTimeout(late);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-answer]") || !event.submitter) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  const body = Object.fromEntries(new FormData(form, event.submitter));
  keep({ who: form.dataset.answer, body });
  send(body);
});

// What is kept goes only under the name of whoever gave it: telephones are shared.
function sendKept() {
  const form = main.querySelector("[data-answer]"), left = kept();
  if (!left) return;
  if (!form || left.who !== form.dataset.answer) { keep(null); return; }
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  send(token ? { ...left.body, csrfmiddlewaretoken: token.value } : left.body);
}

addEventListener("online", sendKept);
sendKept();
