/** The phrases of a locale from the finder's files, for pages that are made on the device. */

import { edition } from "./edition.js";
import { gapNames } from "./line.js";

/** @typedef {import("./search/engine.js").Phrase} Phrase */

/** @type {Map<string, Promise<Map<string, Phrase>>>} */
const asked = new Map();

/**
 * Every phrase of a locale by its id.
 * @param {string} locale
 * @returns {Promise<Map<string, Phrase>>}
 */
export function phrasesOf(locale) {
  const known = asked.get(locale) ?? read(locale);
  asked.set(locale, known);
  return known;
}

/** @param {string} locale */
async function read(locale) {
  const head = await edition.load(`${locale}-0`);
  gapNames.set(locale, head.placeholders);
  const parts = await Promise.all([
    ...numbered(`${locale}-`, 1, head.parts.lines),
    ...numbered(`${locale}-words-`, 0, head.parts.words),
  ]);
  /** @type {Map<string, Phrase>} */
  const phrases = new Map();
  for (const phrase of [head, ...parts].flatMap((part) => part.phrases ?? part)) {
    phrases.set(phrase.id, { ...phrases.get(phrase.id), ...phrase });
  }
  return phrases;
}

/** @param {string} name @param {number} from @param {number} to */
function numbered(name, from, to) {
  const all = Array.from({ length: to - from }, (_, at) => `${name}${from + at}`);
  return all.map((one) => edition.load(one));
}
