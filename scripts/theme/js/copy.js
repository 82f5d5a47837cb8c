/** Copying a line: what is copied, and how it is said. A line with a gap asks for it first. */

import { ask } from "./conversation.js";
import { one } from "./dom.js";
import { used } from "./favourites.js";

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
  for (const slot of copy.querySelectorAll(".pb-slot:not(.pb-slot--filled)")) {
    const name = slot.textContent ?? "";
    gaps.push(name);
    slot.textContent = `[${name}]`;
  }
  return { text: (copy.textContent ?? "").replace(/\s+/g, " ").trim(), gaps: [...new Set(gaps)] };
}

/**
 * Copies a line and gives the message that says so. Gaps are asked for first; one that stays empty
 * is copied in brackets and named. Without an answer nothing is copied, and the message is empty.
 * @param {Element} line
 * @returns {Promise<string>}
 */
export async function copyText(line) {
  if (spoken(line).gaps.length && !(await ask(line))) return "";
  const { text, gaps } = spoken(line);
  await navigator.clipboard.writeText(text);
  const { copied = "", gap = "" } = one("[data-toast]").dataset;
  return gaps.length ? gap.replace("{names}", gaps.join(", ")) : `${copied}: ${text}`;
}

/**
 * Copies the line of the card that a button belongs to, and says so.
 * @param {HTMLElement} button
 */
export async function copyFrom(button) {
  const line = one(".pb-say", button.closest("li:has(> .pb-say), [data-phrase]") ?? document);
  const message = await copyText(line);
  if (!message) return;
  const phrase = button.closest("[data-phrase]");
  if (phrase instanceof HTMLElement) used(phrase.dataset.phrase ?? "");
  say(message);
  showDone(button);
}

/**
 * Shows for a moment on a button that it has copied.
 * @param {HTMLElement} button
 * @param {string} [copied]
 */
export function showDone(button, copied = one("[data-toast]").dataset.copied ?? "") {
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

/**
 * Says something for a moment at the foot of the page.
 * @param {string} message
 */
export function say(message) {
  const toast = one("[data-toast]");
  // What lies outside of an open dialog is below it.
  ([...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body).append(toast);
  toast.textContent = message;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.replaceChildren(), TOAST_MS);
}
