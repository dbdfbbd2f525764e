// Forms are sent while their page stays: whatever the server answers, nothing that was typed is lost, and after a
// step that worked the cursor stands where the next thing is written.

import { keepNow } from "./autosave.js";
import { cover } from "./lock.js";
import { notReached, outlives, place, signedOut } from "./net.js";

const written = (form) => [...form.elements].find((field) => field.matches("textarea, input[type=text], input:not([type])"));

const byPage = (form) => form.method === "post" && !form.hasAttribute("hx-post") && !form.closest("#locked");

// Forms on their way. A press on a second one before the page is read again must reach the server, too.
const onTheirWay = new Set();

function carry(address, options) {
  const request = fetch(address, options).catch(() => null);
  onTheirWay.add(request);
  return request.finally(() => onTheirWay.delete(request));
}

// Sends a form; true where the page is then left.
async function send(form, submitter) {
  const fields = new FormData(form, submitter);
  const files = form.enctype === "multipart/form-data";
  const body = files ? fields : new URLSearchParams(fields);
  const answer = await carry(form.getAttribute("action") || location.href, {
    method: "POST",
    body,
    headers: { "HX-Request": "true", "X-Page-Stays": "true" },
    cache: "no-store",
    keepalive: outlives(body),
  });
  const onward = answer && (answer.headers.get("X-Go") || answer.headers.get("HX-Redirect"));
  if (onward) await go(onward, form, submitter);
  else if (answer) await take(answer, form);
  else notReached();
  return Boolean(onward);
}

// The page stays, and shows what the server answered.
async function take(answer, form) {
  const content = await answer.text();
  if (answer.headers.get("Content-Disposition")) return keepFile(answer, content);
  if (answer.status === 401 && !content) return signedOut();
  if (answer.status === 423 && !content) return cover();
  if (answer.headers.get("HX-Retarget") === "#notice") return notice(content);
  if (answer.status === 204) return done(form);
  return draw(content, answer.ok);
}

function done(form) {
  if (form.closest("#notice")) place().replaceChildren();
  const dialog = form.closest("dialog");
  if (dialog) dialog.close();
}

function notice(content) {
  place().innerHTML = content;
  htmx.process(place());
  const harmless = place().querySelector("[data-harmless]");
  if (harmless) harmless.focus();
}

// The same page is read again where it stands; which field comes next is kept in the entry of the history, as a name.
async function go(address, form, submitter) {
  await keepNow();
  await Promise.all(onTheirWay);
  const target = new URL(address, location.href);
  if (target.pathname + target.search !== location.pathname + location.search) return location.assign(target);
  const field = form.closest("dialog") ? null : written(form) || submitter;
  if (field) history.replaceState({ form: form.getAttribute("action") || "", name: field.name, value: valueOf(field) }, "");
  return location.reload();
}

const valueOf = (field) => (field.matches("button") ? field.value : "");

function keepFile(answer, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: answer.headers.get("Content-Type") }));
  link.download = /filename="([^"]*)"/.exec(answer.headers.get("Content-Disposition"))?.[1] || "file";
  link.click();
  URL.revokeObjectURL(link.href);
}

// An answer that is a page: a form with its mistakes marked takes the place of the content, and anything else of all.
function draw(content, whole) {
  const page = new DOMParser().parseFromString(content, "text/html");
  for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
    if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet);
  }
  if (whole) {
    document.body.className = page.body.className;
    document.body.replaceChildren(...page.body.childNodes);
    htmx.process(document.body);
  } else {
    document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
    htmx.process(document.getElementById("main"));
  }
  scrollTo(0, 0);
  const wrong = document.querySelector("main .field:has(.errorlist) :is(textarea, input, select)");
  (wrong || document.querySelector("main [data-harmless]") || document.getElementById("main")).focus();
  document.dispatchEvent(new CustomEvent("drawn"));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!byPage(form)) return;
  event.preventDefault();
  const pressed = event.submitter ? `${event.submitter.name}=${event.submitter.value}` : "=";
  // Until the answer is there, and while the next page is on its way, the same press is not sent once more.
  const before = form.dataset.sending ? form.dataset.sending.split("\n") : [];
  if (before.includes(pressed)) return;
  form.dataset.sending = [...before, pressed].join("\n");
  if (!(await send(form, event.submitter))) delete form.dataset.sending;
});

// Back to a page that the browser had put aside as it was.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});

// The second click of a double click would undo what the first one did.
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("button");
    if (!button || event.detail < 2 || "repeats" in button.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

export function comeBack(state) {
  if (!state || !state.name) return;
  const forms = [...document.forms].filter((form) => (form.getAttribute("action") || "") === state.form);
  const fields = forms.flatMap((form) => [...form.elements]);
  const field = fields.find((each) => each.name === state.name && (!state.value || each.value === state.value));
  if (field) field.focus({ preventScroll: true });
}
