// Answers that survive a lost connection: one is kept in this tab until the server has it. Without this module every
// form is sent by the browser itself.

const STORED_AS = `answer ${location.pathname}`;
const main = document.getElementById("main");
let retry = 0;

function storedAnswer() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS));
  } catch {
    return null;
  }
}

function store(answer) {
  try {
    if (answer) sessionStorage.setItem(STORED_AS, JSON.stringify(answer));
    else sessionStorage.removeItem(STORED_AS);
  } catch {
    // Storage is switched off: the page itself still holds the answer while it is open.
  }
}

function sayNotSent(form) {
  const status = form?.querySelector(".waiting");
  if (status) status.textContent = form.dataset.waiting;
}

async function show(response) {
  main.innerHTML = await response.text();
  const heading = main.querySelector("h1");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

async function send(fields, wait = 2000) {
  clearTimeout(retry);
  const form = main.querySelector("[data-answer]");
  form?.setAttribute("aria-busy", "true");
  const late = setTimeout(() => sayNotSent(form), 4000);
  try {
    const response = await fetch(location.pathname, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-Part": "1" },
      redirect: "follow",
      signal: AbortSignal.timeout(20000),
    });
    if (response.status >= 500) throw new Error("server");
    store(null);
    // Signed out meanwhile, or a form from before the server was restarted: the whole page is asked for again.
    if (response.redirected || response.status === 403) location.reload();
    else await show(response);
  } catch {
    sayNotSent(form);
    retry = setTimeout(() => send(fields, Math.min(wait * 2, 30000)), wait);
  } finally {
    clearTimeout(late);
  }
}

// What is stored is sent only under the name of whoever gave it: phones are shared.
function sendStored() {
  const form = main.querySelector("[data-answer]");
  const answer = storedAnswer();
  if (!answer) return;
  if (!form || answer.who !== form.dataset.answer) {
    store(null);
    return;
  }
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  send(token ? { ...answer.fields, csrfmiddlewaretoken: token.value } : answer.fields);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-answer]") || !event.submitter) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  store({ who: form.dataset.answer, fields });
  send(fields);
});
// The number from a paper's QR code stands behind the number sign, which is never sent. It is moved into the form, and
// out of the address that stays in the browser's history.
function takeCodeFromAddress() {
  const field = document.getElementById("code");
  const number = /^#(\d{14})$/.exec(location.hash);
  if (!field || !number) return;
  field.value = number[1];
  history.replaceState(null, "", location.pathname);
}

takeCodeFromAddress();
addEventListener("online", sendStored);
sendStored();
