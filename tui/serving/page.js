"use strict";

// The terminal's input takes the keys from the start, and again when the window comes back.
function takeKeys() {
  const input = document.querySelector(".xterm-helper-textarea");
  if (input !== null) {
    input.focus();
  }
  return input !== null;
}

const started = window.setInterval(() => {
  if (takeKeys()) {
    window.clearInterval(started);
  }
}, 50);
window.addEventListener("focus", takeKeys);

document.getElementById("again").addEventListener("click", () => {
  window.location.reload();
});
