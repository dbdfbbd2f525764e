// The guided look is left at any key. Those that move the focus or press what has it keep doing that.
const kept = new Set(["Tab", "Shift", "Enter", " ", "Control", "Alt", "Meta"]);
document.addEventListener("keydown", (event) => {
  const look = document.querySelector("[data-ends-at]");
  // Shortcuts of the browser or of a screen reader are no wish to leave.
  if (look && !kept.has(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) location.assign(look.dataset.endsAt);
});
