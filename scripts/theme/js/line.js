/** A line of the data files as a page shows it: gaps as chips, address words in place. */

import { addressed, pairOf } from "./prefs.js";
import { fold } from "./search/words.js";

/** @type {Map<string, Record<string, string>>} the names of gaps by locale */
export const gapNames = new Map();

/** What stands before the first word of a sentence. */
const STARTS = /(?:^|[.!?…]\s+)[“„»‘(]?$/;

/**
 * @param {string} text
 * @param {string} lang the locale of the text
 * @param {Set<string>} [matched] the terms whose words are marked
 * @returns {(string | Element)[]}
 */
export function lineNodes(text, lang, matched = new Set()) {
  /** @type {(string | Element)[]} */
  const nodes = [];
  const pair = pairOf(lang);
  let before = "";
  for (const piece of text.split(/(\{[a-z0-9_-]+\}|[\p{L}\p{N}]+(?:['’]\p{L}+)*)/u)) {
    const slot = /^\{(.+)\}$/.exec(piece)?.[1] ?? "";
    if (pair && (slot === "me" || slot === "you")) {
      const word = element("span", "pb-you", addressed(pair[slot], STARTS.test(before)));
      word.dataset.slot = slot;
      if (STARTS.test(before)) word.dataset.starts = "";
      before += word.textContent;
      nodes.push(matched.has(fold(word.textContent ?? "")) ? mark(word) : word);
      continue;
    }
    before += piece;
    const folded = fold(piece);
    if (slot) {
      const gap = element("span", "pb-slot", gapNames.get(lang)?.[slot] ?? piece);
      gap.dataset.slot = slot;
      nodes.push(gap);
    } else if (folded && (matched.has(folded) || matched.has(`~${folded.slice(0, 5)}`))) {
      nodes.push(mark(piece));
    } else if (typeof nodes.at(-1) === "string") {
      nodes[nodes.length - 1] += piece; // a page is laid out sooner with few pieces of text
    } else if (piece) {
      nodes.push(piece);
    }
  }
  return nodes;
}

/** @param {string | Element} content */
function mark(content) {
  const made = document.createElement("mark");
  made.append(content);
  return made;
}

/**
 * @param {string} tag
 * @param {string} [name] its class
 * @param {string} [text]
 */
export function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
