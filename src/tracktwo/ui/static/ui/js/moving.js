// Moving a card: with Alt and an arrow key, or by its grip with a pointer. Both send what was asked for; the server
// decides where the card stands, and says why when it stays.

import { say } from "./net.js";

const SPOTS = "#board [data-card], #board [data-heading]";
const MARKS = ["drop-before", "drop-after"];
// So near the edge of the window the page moves along, by so much at a time.
const [EDGE, STEP] = [90, 14];

let held = null;

const unmark = () => document.querySelectorAll(".drop-before, .drop-after").forEach((spot) => spot.classList.remove(...MARKS));

function letGo() {
  unmark();
  if (held) held.card.classList.remove("grasped");
  held = null;
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button) return;
  event.preventDefault();
  const card = grip.closest("[data-card]");
  card.focus({ preventScroll: true });
  card.classList.add("grasped");
  grip.setPointerCapture(event.pointerId);
  held = { card, spot: null, after: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  const over = document.elementFromPoint(event.clientX, event.clientY);
  const spot = over && over.closest(SPOTS);
  unmark();
  held.spot = spot && spot !== held.card ? spot : null;
  if (held.spot) {
    const box = spot.getBoundingClientRect();
    held.after = "heading" in spot.dataset || event.clientY > box.top + box.height / 2;
    spot.classList.add(MARKS[Number(held.after)]);
  }
  if (event.clientY < EDGE) scrollBy(0, -STEP);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
});

document.addEventListener("pointerup", () => {
  if (!held) return;
  const { card, spot, after } = held;
  letGo();
  if (!spot) return;
  const form = document.getElementById("place-form");
  form.elements.card.value = card.dataset.card;
  form.elements.beside.value = spot.dataset.card || spot.dataset.heading || "";
  form.elements.after.value = after ? "1" : "";
  form.requestSubmit();
});

document.addEventListener("pointercancel", letGo);

document.addEventListener("keydown", (event) => {
  if (held && event.key === "Escape") letGo();
  const step = event.altKey && !event.ctrlKey && !event.metaKey && document.querySelector(`#acts [data-step="${event.key}"]`);
  if (!step || !event.target.closest("#board") || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (document.querySelector("#board .sel")) step.click();
  else say(document.getElementById("acts").dataset.needsCard);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-go]");
  const card = button && document.querySelector(`#board [data-card="${button.dataset.go}"]`);
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
});
