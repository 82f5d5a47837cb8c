/**
 * What was asked before, by phrase: all the words that have been used to ask for it, as one bag.
 * They are found whole, never by a beginning or a slip, so that they cost next to nothing to keep.
 */

import { TUNING } from "./tuning.js";

/** @typedef {{ score: number, terms: string[] }} Match */

export class Asked {
  constructor() {
    /** @type {Map<string, Set<string>>} the phrases that were asked for with a term */
    this.phrases = new Map();
    /** @type {Map<string, number>} how many different terms, by phrase */
    this.lengths = new Map();
    this.total = 0;
  }

  /** @param {string[]} terms of one text @param {string[]} ids of the phrases that answer it */
  add(terms, ids) {
    for (const term of terms) {
      const phrases = this.phrases.get(term) ?? new Set();
      this.phrases.set(term, phrases);
      for (const id of ids) {
        if (phrases.has(id)) continue;
        phrases.add(id);
        this.lengths.set(id, (this.lengths.get(id) ?? 0) + 1);
        this.total += 1;
      }
    }
  }

  /** @param {string} word */
  has(word) {
    return this.phrases.has(word);
  }

  /** How many phrases were asked for with a word. @param {string} word */
  count(word) {
    return this.phrases.get(word)?.size ?? 0;
  }

  /**
   * The phrases that were asked for with any of the terms, by BM25 with a term frequency of 1.
   * @param {Iterable<string>} terms each once
   * @param {(term: string) => number} weight
   * @returns {Map<string, Match>} by phrase
   */
  search(terms, weight) {
    const { k, b } = TUNING.bm25;
    const all = this.lengths.size;
    const mean = this.total / all;
    /** @type {Map<string, Match>} */
    const found = new Map();
    for (const term of terms) {
      const phrases = this.phrases.get(term);
      if (!phrases) continue;
      const rarity = Math.log(1 + (all - phrases.size + 0.5) / (phrases.size + 0.5));
      const worth = weight(term) * rarity * (k + 1);
      for (const id of phrases) {
        const length = (this.lengths.get(id) ?? 0) / mean;
        const match = found.get(id) ?? { score: 0, terms: [] };
        match.score += worth / (1 + k * (1 - b + b * length));
        match.terms.push(term);
        found.set(id, match);
      }
    }
    return found;
  }
}
