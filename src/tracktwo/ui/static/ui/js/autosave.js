// What is being typed is kept on the server, sealed, a second after the last key; never after the form was sent.

import { post } from "./net.js";

const PAUSE = 1000;
const waiting = new Map();

function stop(form) {
  const now = waiting.get(form);
  if (!now) return;
  clearTimeout(now.timer);
  now.request.abort();
  waiting.delete(form);
}

// What the server has is not sent again: by then somebody may have typed on elsewhere, or taken it back.
async function keep(form) {
  const now = waiting.get(form);
  clearTimeout(now.timer);
  const answer = await post(form.dataset.autosave, new FormData(form), { signal: now.request.signal }).catch(() => null);
  if (answer && waiting.get(form) === now) waiting.delete(form);
}

function wait(form) {
  stop(form);
  waiting.set(form, { request: new AbortController(), timer: setTimeout(() => keep(form), PAUSE) });
}

// Before this page is read again or left, what is being typed into its other forms is kept at once.
export async function keepNow() {
  await Promise.all([...waiting.keys()].map((form) => (form.isConnected ? keep(form) : null)));
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (form) wait(form);
});

addEventListener("pagehide", keepNow);

// A box without a value of its own says "on" whether it is ticked or not.
const changed = (field) =>
  field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

// On a slow machine people type before this script is there.
for (const field of document.querySelectorAll("form[data-autosave] :is(textarea, input)")) {
  if (changed(field)) wait(field.form);
}

// Before anything else hears of it: a draft that is on its way when its form is sent would come back in the next one.
document.addEventListener("submit", (event) => stop(event.target), true);

// A form that was refused is still being written.
document.addEventListener("htmx:response:error", (event) => {
  const form = event.target.closest && event.target.closest("form[data-autosave]");
  if (form) wait(form);
});
