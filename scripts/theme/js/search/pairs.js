/**
 * Which syllables stand side by side, in a language of syllables. There a slip mostly gives another
 * syllable of the language, and only the neighbour tells which one was meant.
 */

import { isSlip } from "./slips.js";

/** @typedef {import("./words.js").Word} Word */
/** @typedef {Map<string, Map<string, number>>} Neighbours how often, by syllable */

/** A slip in a single letter could be anything. */
const SHORTEST = 2;
/** A slip is seldom in the first letter. */
const SAME_START = 3;

export class Pairs {
  constructor() {
    /** @type {Neighbours} */
    this.after = new Map();
    /** @type {Neighbours} */
    this.before = new Map();
    /** @type {Set<string>} as they are written, with their marks */
    this.written = new Set();
  }

  /** @param {Word[]} syllables of a text */
  add(syllables) {
    for (const { lower } of syllables) this.written.add(lower);
    for (let at = 0; at + 1 < syllables.length; at += 1) {
      const [first, second] = [syllables[at].folded, syllables[at + 1].folded];
      put(this.after, first, second);
      put(this.before, second, first);
    }
  }

  /** How often a syllable stands after another. @param {string} first @param {string} second */
  count(first, second) {
    return this.after.get(first)?.get(second) ?? 0;
  }

  /**
   * Whether a syllable was typed with marks that no syllable of the language has.
   * @param {Word} syllable
   */
  isMisspelt({ lower, folded }) {
    return lower !== folded && !this.written.has(lower);
  }

  /**
   * The syllable that stands most often where one does that is none of the language's.
   * @param {string[]} syllables as they were typed, folded
   * @param {number} at
   * @returns {string} empty where nothing near it stands there, or it does so itself, or it may not
   *   be all typed yet
   */
  likeliest(syllables, at) {
    const typed = syllables[at];
    const isLast = at === syllables.length - 1;
    /** @type {Map<string, number>} */
    const uses = new Map();
    for (const others of [
      this.after.get(syllables[at - 1] ?? ""),
      this.before.get(syllables[at + 1] ?? ""),
    ]) {
      for (const [other, count] of others ?? []) {
        if (other === typed || (isLast && other.startsWith(typed))) return "";
        if (!maySlip(typed, other)) continue;
        const often = count * (other[0] === typed[0] ? SAME_START : 1);
        uses.set(other, (uses.get(other) ?? 0) + often);
      }
    }
    let [likeliest, most] = ["", 0];
    for (const [other, often] of uses) if (often > most) [likeliest, most] = [other, often];
    return likeliest;
  }

  /**
   * The pairs that may have been meant by a syllable that never stands beside either neighbour.
   * @param {string[]} syllables as they were typed, folded
   * @param {(syllable: string) => boolean} suspect whether it may be a slip at all
   * @returns {[string, string][]}
   */
  meant(syllables, suspect) {
    const stand = syllables.map((first, at) => this.after.get(first)?.has(syllables[at + 1]));
    /** @type {[string, string][]} */
    const found = [];
    for (const [at, typed] of syllables.entries()) {
      if (stand[at] || stand[at - 1] || !suspect(typed)) continue;
      const [before, after] = [syllables[at - 1], syllables[at + 1]];
      for (const other of this.after.get(before)?.keys() ?? []) {
        if (maySlip(typed, other)) found.push([before, other]);
      }
      for (const other of this.before.get(after)?.keys() ?? []) {
        if (maySlip(typed, other)) found.push([other, after]);
      }
    }
    return found;
  }
}

/** @param {string} typed @param {string} meant */
function maySlip(typed, meant) {
  return Math.min(typed.length, meant.length) >= SHORTEST && isSlip(typed, meant);
}

/** @param {Neighbours} neighbours @param {string} of @param {string} syllable */
function put(neighbours, of, syllable) {
  const known = neighbours.get(of) ?? new Map();
  neighbours.set(of, known);
  known.set(syllable, (known.get(syllable) ?? 0) + 1);
}
