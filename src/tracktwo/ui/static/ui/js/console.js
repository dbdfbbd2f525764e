// The console: one chosen card, and keys that act on it. The server decides; nothing is kept here.

// Before this one, so that an arrow key with Alt moves the card and not the focus.
import "./moving.js";
import { ask } from "./dialogs.js";
import { say } from "./net.js";

let chosen = "";
let lastSide = "";
// The key of the form that was sent last is the id of the card that comes of it.
let written = "";

const board = () => document.getElementById("board");
const cards = () => [...document.querySelectorAll("#board [data-card]:not([hidden])")];
const cardOf = (id) => cards().find((card) => card.dataset.card === id);

function choose(id) {
  chosen = id;
  for (const card of cards()) card.classList.toggle("sel", card.dataset.card === id);
  for (const input of document.querySelectorAll("[data-chosen]")) input.value = id;
  document.body.classList.toggle("has-card", Boolean(id));
}

// Above the bar of keys and below the headings that stick: the style sheet says how far.
function goTo(card) {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Keys act where the board has the focus: it goes back there after every press on the bar.
function toBoard() {
  const card = cardOf(chosen);
  if (card) goTo(card);
  else if (board()) board().focus({ preventScroll: true });
}

function needsCard() {
  if (!chosen) say(document.getElementById("acts").dataset.needsCard);
  return Boolean(chosen);
}

// Arrow keys: up and down within a column, sideways to the nearest card of the next one.
function move(event) {
  const all = cards();
  if (!all.length) return;
  const now = cardOf(chosen);
  let next = all[0];
  if (now && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const column = [...now.closest("section, aside").querySelectorAll("[data-card]:not([hidden])")];
    next = column[column.indexOf(now) + (event.key === "ArrowDown" ? 1 : -1)] || now;
  } else if (now) {
    const columns = [...document.querySelectorAll("#board .column, #board .middle")];
    const forward = (event.key === "ArrowRight") === (document.dir !== "rtl");
    const other = columns[columns.indexOf(now.closest("section, aside")) + (forward ? 1 : -1)];
    const top = now.getBoundingClientRect().top;
    const near = (card) => Math.abs(card.getBoundingClientRect().top - top);
    const there = other ? [...other.querySelectorAll("[data-card]:not([hidden])")] : [];
    next = there.sort((a, b) => near(a) - near(b))[0] || now;
  }
  event.preventDefault();
  goTo(next);
}

// Finding hides the other cards in this window alone; the board and the wall keep them.
function sift() {
  const [text, only] = [document.getElementById("find"), document.getElementById("sift")];
  if (!text) return;
  const wanted = text.value.trim().toLocaleLowerCase();
  for (const card of document.querySelectorAll("#board [data-card]")) {
    card.hidden = !card.textContent.toLocaleLowerCase().includes(wanted) || Boolean(only.value && !card.matches(only.value));
  }
}

// What only the third party sees does not decide which cards are shown once it is put away again.
function backToAll(shown) {
  const only = document.getElementById("sift");
  if (shown || !only || !only.selectedOptions[0].matches(".judged")) return;
  only.value = "";
  sift();
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => event.target.closest(".finder") && sift());
}

function openDialog(id, kind) {
  const dialog = document.getElementById(id);
  if (kind) {
    const field = dialog.querySelector("[name=kind]");
    if (field) field.value = kind;
  }
  const column = cardOf(chosen)?.closest(".column");
  const side = column?.querySelector("[data-side]");
  // The side of the chosen card, or else the side that was written for last.
  const wanted = side ? side.dataset.side : lastSide;
  const radio = wanted && dialog.querySelector(`input[type=radio][value="${wanted}"]`);
  const text = dialog.querySelector("textarea, input[type=text]");
  if (radio && !(text && text.value)) radio.checked = true;
  dialog.showModal();
  (text || dialog.querySelector("[data-harmless]"))?.focus();
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("[data-card]");
  if (card) choose(card.dataset.card);
});

document.addEventListener("keydown", (event) => {
  if (event.target.closest(".finder") && (event.key === "Escape" || event.key === "Enter")) {
    event.preventDefault();
    toBoard();
  }
  if (!event.target.closest("#board") || document.querySelector("dialog[open]")) return;
  if (event.key.startsWith("Arrow")) move(event);
  if (event.key === "Enter" && event.target.matches("[data-card]")) document.querySelector("[data-key=e]").click();
  // A second Escape: no card chosen, so that the wall shows the whole board again with its key.
  if (event.key === "Escape") {
    choose("");
    toBoard();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.toggle) {
    const on = document.body.classList.toggle(data.toggle);
    button.setAttribute("aria-pressed", String(on));
    backToAll(on);
  }
  if (!board()) return;
  if (data.dialog && (!("wantsCard" in data) || needsCard())) openDialog(data.dialog, data.kind);
  if (data.cardPage && needsCard()) ask(data.cardPage.replace("CARD", chosen));
  if ("showCard" in data) {
    const form = document.getElementById("show-form");
    form.showing.value = chosen ? `card:${chosen}` : "board";
    form.requestSubmit();
  }
  if (button.closest("#acts") && !document.querySelector("dialog[open]")) setTimeout(toBoard);
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
  if (event.target.closest("dialog.compose")) written = event.target.elements.key?.value || "";
});

document.addEventListener("htmx:after:swap", () => {
  sift();
  choose(cardOf(chosen) ? chosen : "");
  const undo = document.querySelector("#board [data-undo]");
  const says = document.getElementById("undo-says");
  if (undo && says) says.textContent = undo.dataset.undo;
  if (!board() || document.querySelector("dialog[open]")) return;
  const card = written && cardOf(written);
  if (card) {
    written = "";
    goTo(card);
  } else if (document.activeElement === document.body) {
    toBoard();
  }
});

// A dialog gives the focus back to where it was opened; after a press on the bar that is the board.
document.addEventListener("close", () => setTimeout(() => board() && !document.activeElement.closest("#board") && toBoard()), true);

if (board()) toBoard();
