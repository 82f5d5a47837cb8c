/**
 * What each term of a query matches in an index. From one keystroke to the next all words but the
 * last stay the same, and so does what they match: it is kept for as long as it is asked for.
 */

import { TUNING } from "./tuning.js";

/**
 * @typedef {import("minisearch").SearchResult[]} Hits the documents that one term matches
 * @typedef {object} Ways how a term may match, and what a match of it is worth
 * @property {(term: string) => boolean} prefix
 * @property {(term: string) => number | false} fuzzy
 * @property {(term: string) => number} boostTerm
 */

export class Matches {
  /** @param {import("minisearch").default<any>} index of which a term is a token as it stands */
  constructor(index) {
    this.index = index;
    this.documents = 0;
    /** @type {Map<string, Hits>} by term and how it may match */
    this.kept = new Map();
  }

  /**
   * @param {string[]} terms each once
   * @param {Ways} ways
   * @returns {Hits[]} in the order of the terms
   */
  of(terms, { prefix, fuzzy, boostTerm }) {
    if (this.documents !== this.index.documentCount) this.kept.clear();
    this.documents = this.index.documentCount;
    const known = this.kept;
    this.kept = new Map();
    for (const term of terms) {
      const ways = { prefix: prefix(term), fuzzy: fuzzy(term) };
      const key = `${ways.prefix} ${ways.fuzzy} ${term}`;
      this.kept.set(key, known.get(key) ?? this.search(term, { ...ways, boostTerm }));
    }
    return [...this.kept.values()];
  }

  /**
   * @param {string} term
   * @param {{ prefix: boolean, fuzzy: number | false, boostTerm: Ways["boostTerm"] }} ways
   */
  search(term, ways) {
    const { boost, bm25, weights, mostSlips } = TUNING;
    return this.index.search(term, { ...ways, boost, bm25, weights, maxFuzzy: mostSlips });
  }
}
