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

const keep = (form, request) =>
  post(form.dataset.autosave, new FormData(form), { signal: request.signal }).catch(() => {});

function wait(form) {
  stop(form);
  const request = new AbortController();
  waiting.set(form, { request, timer: setTimeout(() => keep(form, request), PAUSE) });
}

// Before this page is read again or left, what is being typed into its other forms is kept at once.
export async function keepNow() {
  await Promise.all(
    [...waiting].map(([form, { timer, request }]) => {
      clearTimeout(timer);
      return form.isConnected ? keep(form, request) : null;
    }),
  );
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
