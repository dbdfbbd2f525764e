// The console: one chosen card, and keys that act on it. The server decides; nothing is kept here.
"use strict";

let chosen = "";
let lastSide = "";

const cards = () => [...document.querySelectorAll("#board [data-card]")];

function choose(id) {
  chosen = id;
  for (const card of cards()) card.classList.toggle("sel", card.dataset.card === id);
  for (const input of document.querySelectorAll("[data-chosen]")) input.value = id;
  document.body.classList.toggle("has-card", Boolean(id));
}

function say(words) {
  const box = document.createElement("div");
  box.className = "notice";
  box.textContent = words;
  document.getElementById("notice").replaceChildren(box);
}

function needsCard() {
  if (!chosen) say(document.getElementById("acts").dataset.needsCard);
  return Boolean(chosen);
}

// Arrow keys: up and down within a column, sideways to the nearest card of the next one.
function move(event) {
  const all = cards();
  if (!all.length) return;
  const now = all.find((card) => card.dataset.card === chosen);
  let next = all[0];
  if (now && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const column = [...now.closest("section, aside").querySelectorAll("[data-card]")];
    next = column[column.indexOf(now) + (event.key === "ArrowDown" ? 1 : -1)] || now;
  } else if (now) {
    const columns = [...document.querySelectorAll("#board .column, #board .middle")];
    const forward = (event.key === "ArrowRight") === (document.dir !== "rtl");
    const other = columns[columns.indexOf(now.closest("section, aside")) + (forward ? 1 : -1)];
    const top = now.getBoundingClientRect().top;
    const found = other ? [...other.querySelectorAll("[data-card]")] : [];
    found.sort((a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top));
    next = found[0] || now;
  }
  event.preventDefault();
  next.focus();
}

function openDialog(id, kind) {
  const dialog = document.getElementById(id);
  if (kind) {
    const field = dialog.querySelector("[name=kind]");
    if (field) field.value = kind;
  }
  const card = cards().find((one) => one.dataset.card === chosen);
  const side = card && card.closest(".column") && card.closest(".column").querySelector("[data-side]");
  // The side of the chosen card, or else the side that was written for last.
  const wanted = side ? side.dataset.side : lastSide;
  const radio = wanted && dialog.querySelector(`input[type=radio][value="${wanted}"]`);
  if (radio && !dialog.querySelector("textarea").value) radio.checked = true;
  dialog.showModal();
  const first = dialog.querySelector("textarea, input[type=text]");
  if (first) first.focus();
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("[data-card]");
  if (card) choose(card.dataset.card);
});

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key.startsWith("Arrow") && !event.target.closest("nav")) move(event);
  if (event.key === "Enter" && event.target.matches("[data-card]")) document.querySelector("[data-key=e]").click();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.dialog && (!("wantsCard" in button.dataset) || needsCard())) openDialog(button.dataset.dialog, button.dataset.kind);
  if (button.dataset.cardPage && needsCard()) {
    const dialog = document.getElementById("card-dialog");
    htmx.ajax("GET", button.dataset.cardPage.replace("CARD", chosen), { target: "#card-form", swap: "innerHTML" });
    dialog.showModal();
  }
  if ("showCard" in button.dataset) {
    const form = document.getElementById("show-form");
    form.showing.value = chosen ? `card:${chosen}` : "board";
    form.requestSubmit();
  }
  if (button.dataset.toggle) {
    const on = document.body.classList.toggle(button.dataset.toggle);
    button.setAttribute("aria-pressed", String(on));
  }
});

// A second Escape on the board: no card chosen, so that the wall shows the whole board again with its key.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) choose("");
});

document.addEventListener("saved", () => {
  for (const dialog of document.querySelectorAll("dialog.compose[open]")) dialog.close();
});

document.addEventListener("htmx:after:request", (event) => {
  const form = event.target.closest && event.target.closest("form[data-closes]");
  if (form && event.detail.ctx.response && event.detail.ctx.response.status < 400) form.closest("dialog").close();
});

document.addEventListener("submit", (event) => {
  const radio = event.target.querySelector("input[type=radio][name=owner]:checked, input[type=radio][name=side]:checked");
  if (radio) lastSide = radio.value;
});

document.addEventListener("htmx:after:swap", () => {
  choose(chosen);
  const first = document.querySelector("#card-dialog[open] :is(textarea, .primary)");
  if (first && !document.activeElement.closest("#card-dialog form")) first.focus();
});

// What is being typed is kept on the server, sealed, a second after the last key.
let pause;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (!form) return;
  clearTimeout(pause);
  pause = setTimeout(() => post(form.dataset.autosave, Object.fromEntries(new FormData(form))).catch(() => {}), 1000);
});
