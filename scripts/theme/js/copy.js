/** Copying a line: what is copied, and how it is said. */

import { one } from "./dom.js";

const DONE_MS = 2000;
const TOAST_MS = 4000;

/**
 * The text of a line as it is pasted, and the names of its unfilled gaps.
 * @param {Element} line
 * @returns {{ text: string, gaps: string[] }}
 */
export function spoken(line) {
  const copy = /** @type {Element} */ (line.cloneNode(true));
  const gaps = [];
  for (const slot of copy.querySelectorAll(".pb-slot")) {
    const name = slot.textContent ?? "";
    gaps.push(name);
    slot.textContent = `[${name}]`;
  }
  return { text: (copy.textContent ?? "").replace(/\s+/g, " ").trim(), gaps: [...new Set(gaps)] };
}

/**
 * Copies the line of the card that a button belongs to, and says so. A line with a gap is copied
 * with the gap in brackets; the message names it and the focus goes to the first one.
 * @param {HTMLElement} button
 */
export async function copyFrom(button) {
  const line = one(".pb-say", button.closest("li:has(> .pb-say), [data-phrase]") ?? document);
  const { text, gaps } = spoken(line);
  await navigator.clipboard.writeText(text);
  const toast = one("[data-toast]");
  const { copied = "", gap = "" } = toast.dataset;
  say(toast, gaps.length ? gap.replace("{names}", gaps.join(", ")) : `${copied}: ${text}`);
  if (gaps.length) one(".pb-slot", line).focus();
  else showDone(button, copied);
}

/** @param {HTMLElement} button @param {string} copied */
function showDone(button, copied) {
  if (button.dataset.done !== undefined) return;
  button.dataset.done = "";
  const use = one("use", button);
  const label = button.querySelector("span");
  const before = label?.textContent ?? "";
  use.setAttribute("href", "#i-check");
  if (label) label.textContent = copied;
  setTimeout(() => {
    delete button.dataset.done;
    use.setAttribute("href", "#i-copy");
    if (label) label.textContent = before;
  }, DONE_MS);
}

let toastTimer = 0;

/** @param {HTMLElement} toast @param {string} message */
function say(toast, message) {
  toast.textContent = message;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.replaceChildren(), TOAST_MS);
}
