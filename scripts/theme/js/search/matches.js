/**
 * What a query matches in an index, term by term. From one keystroke to the next all words but the
 * last stay the same, and so does what they match: it is kept for as long as it is asked for.
 *
 * In a large bank one common word matches thousands of documents. Where other words have found
 * enough, it is only looked for in those.
 */

import { TUNING } from "./tuning.js";

/**
 * @typedef {object} Ways how a term may match, and what a match of it is worth
 * @property {(term: string) => boolean} prefix
 * @property {(term: string) => number | false} fuzzy
 * @property {(term: string) => number} boostTerm
 * @property {(term: string) => boolean} isCommon whether too many documents match it to look at all
 * @property {string[]} [first] where these fields of them match, the others are not looked at
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
  /**
   * @param {import("minisearch").default<any>} index of which a term is a token as it stands, and
   *   where documents go by their numbers
   */
  constructor(index) {
    this.index = index;
    this.documents = 0;
    /** @type {Map<string, Match>} by term and how it may match */
    this.kept = new Map();
    /** @type {string[]} documents by number; sums are made, and hits found, much faster by number */
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
    const also = [...asked].map(([id, match]) => ({ ...match, number: this.number(id) }));
    const isEnough = (/** @type {Match[]} */ some) => this.passing(some, passes, most);
    const { matches, among } = this.of(terms, ways, isEnough);
    if (among) for (const { number } of also) among[number] = 1;
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
      if (counts[number] && (among?.[number] ?? 1)) found.push(number);
    }
    found.sort((a, b) => sums[b] - sums[a]);
    const best = [];
    for (let at = 0; at < found.length && best.length < most; at += 1) {
      if (passes(this.ids[found[at]])) best.push(found[at]);
    }
    return best.map((number) => this.found(number, sums[number], matches, asked));
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

  /**
   * What each term matches, and the documents that are looked at: all, or where they are enough,
   * those that have a term which is not common.
   * @param {string[]} terms @param {Ways} ways
   * @param {(matches: Match[]) => boolean} isEnough
   * @returns {{ matches: Match[], among?: Uint8Array }}
   */
  of(terms, ways, isEnough) {
    if (this.documents !== this.index.documentCount) this.kept.clear();
    this.documents = this.index.documentCount;
    const known = this.kept;
    this.kept = new Map();
    const common = terms.filter(ways.isCommon);
    const telling = terms.filter((term) => !common.includes(term));
    const matches = telling.map((term) => this.keep(term, ways, known));
    if (!common.length || !isEnough(matches)) {
      const more = common.map((term) => this.first(term, ways, isEnough, known));
      return { matches: [...matches, ...more] };
    }
    const among = new Uint8Array(this.ids.length);
    for (const { numbers } of matches) for (const number of numbers) among[number] = 1;
    const where = { boostDocument: (/** @type {number} */ number) => among[number] };
    const more = common.map((term) =>
      known.has(keyOf(term, ways)) ? this.keep(term, ways, known) : this.search(term, ways, where),
    );
    return { matches: [...matches, ...more], among };
  }

  /**
   * Whether enough documents that pass match.
   * @param {Match[]} matches @param {(id: string) => boolean} passes @param {number} enough
   */
  passing(matches, passes, enough) {
    const found = new Set();
    for (const { numbers } of matches) {
      for (const number of numbers) {
        if (passes(this.ids[number])) found.add(number);
        if (found.size >= enough) return true;
      }
    }
    return false;
  }

  /**
   * What a common term matches in the fields that are looked at first, or else in all.
   * @param {string} term @param {Ways} ways
   * @param {(matches: Match[]) => boolean} isEnough @param {Map<string, Match>} known
   */
  first(term, ways, isEnough, known) {
    const match = ways.first && this.search(term, ways, { fields: ways.first });
    return match && isEnough([match]) ? match : this.keep(term, ways, known);
  }

  /** @param {string} term @param {Ways} ways @param {Map<string, Match>} known */
  keep(term, ways, known) {
    const key = keyOf(term, ways);
    const match = known.get(key) ?? this.search(term, ways);
    this.kept.set(key, match);
    return match;
  }

  /**
   * @param {string} term
   * @param {Ways} ways
   * @param {import("minisearch").SearchOptions} [where] it is looked for
   * @returns {Match}
   */
  search(term, ways, where) {
    const { boost, bm25, weights, mostSlips } = TUNING;
    const hits = this.index.search(term, {
      ...{ boost, bm25, weights, maxFuzzy: mostSlips },
      prefix: ways.prefix(term),
      fuzzy: ways.fuzzy(term),
      boostTerm: ways.boostTerm,
      ...where,
    });
    const numbers = new Int32Array(hits.length);
    const places = new Int32Array(this.ids.length);
    for (let at = 0; at < hits.length; at += 1) {
      numbers[at] = hits[at].id;
      places[numbers[at]] = at + 1;
    }
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

/** @param {string} term @param {Ways} ways */
function keyOf(term, ways) {
  return `${ways.prefix(term)} ${ways.fuzzy(term)} ${term}`;
}
