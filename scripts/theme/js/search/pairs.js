/**
 * Which syllables stand side by side, in a language of syllables. There a slip mostly gives another
 * syllable of the language, and only the neighbour tells which one was meant.
 */

import { isSlip } from "./slips.js";

/** @typedef {Map<string, Set<string>>} Neighbours by syllable */

/** A slip in a single letter could be anything. */
const SHORTEST = 2;

export class Pairs {
  constructor() {
    /** @type {Neighbours} */
    this.after = new Map();
    /** @type {Neighbours} */
    this.before = new Map();
  }

  /** @param {string[]} syllables of a text, folded */
  add(syllables) {
    for (let at = 0; at + 1 < syllables.length; at += 1) {
      put(this.after, syllables[at], syllables[at + 1]);
      put(this.before, syllables[at + 1], syllables[at]);
    }
  }

  /**
   * The pairs that may have been meant by a syllable that never stands beside either neighbour.
   * @param {string[]} syllables as they were typed, folded
   * @param {(syllable: string) => boolean} suspect whether it may be a slip at all
   * @returns {[string, string][]}
   */
  meant(syllables, suspect) {
    const maySlip = (/** @type {string} */ a, /** @type {string} */ b) =>
      Math.min(a.length, b.length) >= SHORTEST && isSlip(a, b);
    const stand = syllables.map((first, at) => this.after.get(first)?.has(syllables[at + 1]));
    /** @type {[string, string][]} */
    const found = [];
    for (const [at, typed] of syllables.entries()) {
      if (stand[at] || stand[at - 1] || !suspect(typed)) continue;
      const [before, after] = [syllables[at - 1], syllables[at + 1]];
      for (const other of this.after.get(before) ?? []) {
        if (maySlip(typed, other)) found.push([before, other]);
      }
      for (const other of this.before.get(after) ?? []) {
        if (maySlip(typed, other)) found.push([other, after]);
      }
    }
    return found;
  }
}

/** @param {Neighbours} neighbours @param {string} of @param {string} syllable */
function put(neighbours, of, syllable) {
  const known = neighbours.get(of);
  if (known) known.add(syllable);
  else neighbours.set(of, new Set([syllable]));
}
