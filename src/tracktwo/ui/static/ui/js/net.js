// Sending to the server, and what is said when that does not work. Words come from the page, never from here.

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

// Whether a request may go on after its page was left: browsers carry up to 64 KiB of text so, counted together.
const CARRIED = 16 * 1024;
export const outlives = (body) => body instanceof URLSearchParams && String(body).length <= CARRIED;

export function post(url, fields, options = {}) {
  // Of a form each field comes along, and every box that is ticked under one name.
  const sent = fields instanceof FormData ? [...fields] : Object.entries(fields);
  const body = new URLSearchParams([...sent, ["csrfmiddlewaretoken", token()]]);
  const always = { method: "POST", headers: { "HX-Request": "true" }, redirect: "manual", keepalive: outlives(body) };
  return fetch(url, { ...always, body, ...options });
}

export const place = () => document.getElementById("notice");

export function say(...content) {
  const box = document.createElement("div");
  box.className = "notice";
  box.append(...content);
  // What lies in an open dialog's own layer is seen; what lies below it is not.
  place().replaceChildren(box);
}

export const notReached = () => say(document.body.dataset.failed);

// After a restart of the server nobody is signed in: the page stays, with what was typed, and says so.
export function signedOut() {
  const link = document.createElement("a");
  link.href = document.body.dataset.signIn;
  link.target = "_blank";
  link.textContent = document.body.dataset.signInWords;
  say(document.body.dataset.signedOut, " ", link);
}
