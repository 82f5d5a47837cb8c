/**
 * What a query matches in an index, term by term. From one keystroke to the next all words but the
 * last stay the same, and so does what they match: it is kept for as long as it is asked for.
 */

import { TUNING } from "./tuning.js";

/**
 * @typedef {object} Ways how a term may match, and what a match of it is worth
 * @property {(term: string) => boolean} prefix
 * @property {(term: string) => number | false} fuzzy
 * @property {(term: string) => number} boostTerm
 * @typedef {object} Match what one term matches
 * @property {import("minisearch").SearchResult[]} hits
 * @property {Int32Array} numbers of their documents
 * @property {Int32Array} places of the hits by the number of the document; 0 is none, 1 the first
 * @typedef {object} Found a document that has some of the terms, or was asked for with them
 * @property {string} id
 * @property {number} score
 * @property {string[]} terms that it has
 * @property {import("minisearch").SearchResult[]} hits one for each term of the query that matches
 * @property {string[]} asked the terms with which it was asked for
 */

export class Matches {
  /** @param {import("minisearch").default<any>} index of which a term is a token as it stands */
  constructor(index) {
    this.index = index;
    this.documents = 0;
    /** @type {Map<string, Match>} by term and how it may match */
    this.kept = new Map();
    /** @type {string[]} documents by number; sums are made much faster by number */
    this.ids = [];
    /** @type {Map<string, number>} the other way round */
    this.numbers = new Map();
  }

  /**
   * The best documents, best first. As in MiniSearch, the sum of what the terms find counts as many
   * times as there are terms that find something.
   * @param {string[]} terms each once
   * @param {Ways} ways
   * @param {Map<string, import("./asked.js").Match>} asked the same of what was asked, by document
   * @param {(id: string) => boolean} passes
   * @param {number} most
   * @returns {Found[]}
   */
  best(terms, ways, asked, passes, most) {
    const matches = this.of(terms, ways);
    const also = [...asked].map(([id, match]) => ({ ...match, number: this.number(id) }));
    const sums = new Float64Array(this.ids.length);
    const counts = new Uint16Array(this.ids.length);
    for (const { hits, numbers } of matches) {
      for (let at = 0; at < hits.length; at += 1) {
        sums[numbers[at]] += hits[at].score;
        counts[numbers[at]] += 1;
      }
    }
    for (const { number, score, terms: own } of also) {
      sums[number] += score;
      counts[number] += own.length;
    }
    const found = [];
    for (let number = 0; number < sums.length; number += 1) {
      sums[number] *= counts[number];
      if (counts[number] && passes(this.ids[number])) found.push(number);
    }
    return found
      .sort((a, b) => sums[b] - sums[a])
      .slice(0, most)
      .map((number) => this.found(number, sums[number], matches, asked));
  }

  /**
   * @param {number} number @param {number} score @param {Match[]} matches
   * @param {Map<string, import("./asked.js").Match>} asked
   * @returns {Found}
   */
  found(number, score, matches, asked) {
    const id = this.ids[number];
    const own = [];
    for (const { hits, places } of matches) if (places[number]) own.push(hits[places[number] - 1]);
    const also = asked.get(id)?.terms ?? [];
    const terms = new Set(also);
    for (const hit of own) for (const term of hit.terms) terms.add(term);
    return { id, score, terms: [...terms], hits: own, asked: also };
  }

  /** @param {string[]} terms @param {Ways} ways @returns {Match[]} in the order of the terms */
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
   * @returns {Match}
   */
  search(term, ways) {
    const { boost, bm25, weights, mostSlips } = TUNING;
    const settings = { ...ways, boost, bm25, weights, maxFuzzy: mostSlips };
    const hits = this.index.search(term, settings);
    const numbers = new Int32Array(hits.length);
    for (let at = 0; at < hits.length; at += 1) numbers[at] = this.number(hits[at].id);
    const places = new Int32Array(this.ids.length);
    for (let at = 0; at < hits.length; at += 1) places[numbers[at]] = at + 1;
    return { hits, numbers, places };
  }

  /** @param {string} id */
  number(id) {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}
