/** What staff choose once for the whole site: second language, form of address, phone or chat. */

import { fillIn, openable } from "./conversation.js";
import { one } from "./dom.js";
import { stars } from "./favourites.js";
import { recall, remember } from "./storage.js";

/** @typedef {{ me: string, you: string }} Pair */

const menu = one("[data-prefs]");
const locale = menu.dataset.locale ?? "";
const choices = /** @type {HTMLSelectElement[]} */ ([...menu.querySelectorAll("select")]);
/** @type {Record<string, { default: string, pairs: Record<string, Pair> }>} by locale */
const pairs = JSON.parse(menu.dataset.pairs ?? "{}");

/** The second language that staff want beside every line, or nothing. */
export function second() {
  const chosen = recall("second") ?? "";
  return chosen === locale ? "" : chosen;
}

/** Whether lines are meant for writing. */
export function writing() {
  return recall("channel") === "write";
}

/** @param {string} lang @returns {Pair | undefined} the chosen pair of a locale that has pairs */
export function pairOf(lang) {
  const known = pairs[lang];
  return known?.pairs[recall(`pair-${lang}`) ?? ""] ?? known?.pairs[known.default];
}

/**
 * An address word as it stands in a line: with a capital where a sentence begins.
 * @param {string} word
 * @param {boolean} starts
 */
export function addressed(word, starts) {
  return starts ? word[0].toUpperCase() + word.slice(1) : word;
}

/**
 * Puts the chosen pair into the lines below an element.
 * @param {ParentNode} [root]
 */
export function address(root = document) {
  for (const word of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".pb-you"))) {
    const pair = pairOf(/** @type {HTMLElement | null} */ (word.closest("[lang]"))?.lang ?? "");
    if (!pair) continue;
    const slot = word.dataset.slot === "me" ? pair.me : pair.you;
    word.textContent = addressed(slot, word.dataset.starts !== undefined);
  }
}

/**
 * Shows each line as it is said, or as it is written where that differs.
 * @param {ParentNode} [root]
 */
function channel(root = document) {
  for (const template of root.querySelectorAll("template[data-write]")) {
    const line = template.parentElement?.querySelector(":scope .pb-say");
    if (!(template instanceof HTMLTemplateElement) || !(line instanceof HTMLElement)) continue;
    if (writing() === (line.dataset.shown === "write")) continue;
    const shown = document.createElement("template");
    shown.content.append(...line.childNodes);
    line.append(...template.content.childNodes);
    template.content.append(...shown.content.childNodes);
    line.dataset.shown = writing() ? "write" : "say";
  }
  document.documentElement.classList.toggle("pb-writing", writing());
}

/** Shows the second language beside every line. */
function beside() {
  const lang = second();
  for (const old of document.querySelectorAll(".pb-second")) old.remove();
  if (!lang) return;
  for (const card of document.querySelectorAll("[data-phrase]")) {
    const other = card.querySelector(`.pb-others .pb-say[lang="${lang}"]`);
    const own = card.querySelector(".pb-say");
    if (!other || !own || other === own) continue;
    const line = /** @type {HTMLElement} */ (other.cloneNode(true));
    line.className = "pb-second";
    own.after(line);
  }
}

/** Applies every choice to the page, also to lines that came later. */
export function apply() {
  stars();
  for (const choice of choices) {
    const kept = recall(choice.dataset.pref ?? "");
    if (kept !== null && [...choice.options].some(({ value }) => value === kept)) {
      choice.value = kept;
    }
  }
  document.documentElement.classList.toggle("pb-pocket", recall("paper") === "pocket");
  channel();
  beside();
  address();
  openable();
  fillIn();
}

menu.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !target.dataset.pref) return;
  remember(target.dataset.pref ?? "", target.value);
  apply();
});
