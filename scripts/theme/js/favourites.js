/** The lines that staff keep, and those they copied last: ids, on this device only. */

import { one } from "./dom.js";
import { recallData, remember } from "./storage.js";

/** So many of the lines copied last are remembered. */
const MOST_RECENT = 12;

/** @param {string} key @returns {string[]} */
function ids(key) {
  const kept = recallData(key, /** @type {unknown} */ ([]));
  return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
}

/** The ids of the lines that are kept, newest first. */
export function favourites() {
  return ids("favourites");
}

/** The ids of the lines that were copied last, newest first. */
export function recents() {
  return ids("recents");
}

/** @param {string} id of a line that was copied */
export function used(id) {
  if (!id) return;
  const others = recents().filter((other) => other !== id);
  remember("recents", JSON.stringify([id, ...others].slice(0, MOST_RECENT)));
}

/** @param {string[]} all the lines to keep, newest first */
export function keepJust(all) {
  remember("favourites", JSON.stringify([...new Set(all)]));
}

/** So many phrases get their star at once; the others when the page has nothing else to do. */
const AT_ONCE = 4;

/** Puts a star on each phrase of the page. */
export function stars() {
  const template = /** @type {HTMLTemplateElement} */ (one("template[data-star-button]"));
  const kept = new Set(favourites());
  const phrases = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll("article[data-phrase]"),
  ]);
  const some = (/** @type {number} */ from) => {
    for (const phrase of phrases.slice(from, from + AT_ONCE)) {
      if (!phrase.querySelector("[data-star]")) phrase.append(template.content.cloneNode(true));
      press(phrase, kept.has(phrase.dataset.phrase ?? ""));
    }
    if (from + AT_ONCE < phrases.length) setTimeout(some, 0, from + AT_ONCE);
  };
  some(0);
}

/** @param {HTMLElement} phrase @param {boolean} is */
function press(phrase, is) {
  one("[data-star]", phrase).setAttribute("aria-pressed", String(is));
}

/**
 * Keeps the line of a star that was tapped, or no longer.
 * @param {Element} star
 */
export function toggle(star) {
  const phrase = star.closest("[data-phrase]");
  if (!(phrase instanceof HTMLElement)) return;
  const id = phrase.dataset.phrase ?? "";
  const others = favourites().filter((other) => other !== id);
  const kept = star.getAttribute("aria-pressed") !== "true";
  keepJust(kept ? [id, ...others] : others);
  for (const same of document.querySelectorAll(`article[data-phrase="${CSS.escape(id)}"]`)) {
    press(/** @type {HTMLElement} */ (same), kept);
  }
}
