// The timetable under a hand: a block is chosen like any other choice, moved by its grip or with Alt and an arrow key
// (moving.js), and stretched by its lower edge. The server decides what comes of it.

import "../../ui/js/moving.js";

const board = document.getElementById("board");
const blocks = () => [...document.querySelectorAll("#board [data-card]")];
const choiceOf = (block) => block.querySelector("input[type=radio]");
const chosen = () => blocks().find((block) => choiceOf(block).checked);
let kept = chosen()?.dataset.card || "";
let pulled = null;

function mark() {
  for (const block of blocks()) block.classList.toggle("sel", choiceOf(block).checked);
}

function choose(block) {
  choiceOf(block).checked = true;
  kept = block.dataset.card;
  mark();
}

function focus(block) {
  choiceOf(block).focus({ preventScroll: true });
  block.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Sideways to the block of the next day that stands nearest; up and down is what radio buttons do by themselves.
function sideways(event) {
  const now = event.target.closest("[data-card]");
  const days = [...document.querySelectorAll("#board .day")];
  const forward = (event.key === "ArrowRight") === (document.dir !== "rtl");
  const there = now && days[days.indexOf(now.closest(".day")) + (forward ? 1 : -1)];
  if (!now) return;
  event.preventDefault();
  const top = now.getBoundingClientRect().top;
  const far = (block) => Math.abs(block.getBoundingClientRect().top - top);
  const next = there && [...there.querySelectorAll("[data-card]")].sort((a, b) => far(a) - far(b))[0];
  if (!next) return;
  choose(next);
  focus(next);
}

document.addEventListener("change", (event) => {
  const block = event.target.closest("#board [data-card]");
  if (block) choose(block);
});

document.addEventListener("focusin", (event) => {
  const block = event.target.closest("#board [data-card]");
  if (block && !choiceOf(block).checked) choose(block);
});

document.addEventListener("keydown", (event) => {
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if (plain && (event.key === "ArrowLeft" || event.key === "ArrowRight") && event.target.matches("#board [data-card] input")) sideways(event);
  if (plain && event.key === "Enter" && event.target.matches("#board [data-card] input")) {
    event.preventDefault();
    document.querySelector("#acts [data-key=e]").click();
  }
  if (event.key === "Escape") letGo();
});

// --- Stretching: the lower edge follows the hand in steps of five minutes. ---

function letGo() {
  if (!pulled) return;
  pulled.block.style.blockSize = "";
  pulled = null;
}

document.addEventListener("pointerdown", (event) => {
  const block = event.target.closest("#board [data-card]");
  if (!block || event.button) return;
  if (event.target.closest("[data-grip], [data-stretch]")) {
    choose(block);
    focus(block);
  }
  const edge = event.target.closest("[data-stretch]");
  if (!edge) return;
  event.preventDefault();
  edge.setPointerCapture(event.pointerId);
  const minutes = Number(block.dataset.minutes);
  const tall = block.getBoundingClientRect().height;
  pulled = { block, minutes, from: event.clientY, tall, a: minutes, perMinute: Math.max(0.6, tall / minutes) };
});

document.addEventListener("pointermove", (event) => {
  if (!pulled) return;
  const by = Math.round((event.clientY - pulled.from) / pulled.perMinute / 5) * 5;
  pulled.a = Math.max(5, pulled.minutes + by);
  pulled.block.style.blockSize = `${Math.max(20, pulled.tall + by * pulled.perMinute)}px`;
});

document.addEventListener("pointerup", () => {
  if (!pulled) return;
  const { block, minutes, a } = pulled;
  letGo();
  if (a === minutes) return;
  const form = document.getElementById("stretch-form");
  form.elements.card.value = block.dataset.card;
  form.elements.minutes.value = String(a);
  form.requestSubmit();
});

document.addEventListener("pointercancel", letGo);

// A click that ends a pull is no choice of another block.
document.addEventListener("click", (event) => event.target.closest("[data-stretch], [data-grip]") && event.preventDefault(), true);

document.addEventListener("htmx:after:swap", () => {
  const block = blocks().find((each) => each.dataset.card === kept) || chosen();
  if (block) {
    choose(block);
    focus(block);
  }
  const undo = document.querySelector("#board [data-undo]");
  document.getElementById("undo-says").textContent = undo ? undo.dataset.undo : "";
});

mark();
if (board && chosen()) focus(chosen());
