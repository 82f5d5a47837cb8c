/** The words of the locales besides the page's own, and the phrases that a query in them finds. */

import { query } from "./asking.js";
import { Shelf, byScore } from "./shelf.js";
import { TUNING } from "./tuning.js";

/**
 * @typedef {import("./documents.js").Filters} Filters
 * @typedef {import("./shelf.js").Scored} Scored
 * @typedef {import("./documents.js").Head} Head
 */

/** So many hits are passed on; nobody scrolls further. */
const MOST = 60;

/** A slip or a name makes a language know fewer words than another. */
const CLOSE = 0.75;

export class Others {
  constructor() {
    /** @type {Map<string, Shelf>} by locale */
    this.shelves = new Map();
  }

  /** @param {Shelf} shelf that takes the place of its locale's, if there is one */
  place(shelf) {
    this.shelves.set(shelf.locale, shelf);
  }

  /**
   * An empty shelf for one of the locales. Marks, first letters and pairs of syllables tell words
   * that are alike; a query in another language is found by its plain words (of the judged ones 97 %
   * come first instead of 96 %), and sooner.
   * @param {Head} head
   */
  static shelf(head) {
    return new Shelf(head, true);
  }

  /**
   * The best that the other locales find, each with a score for the page's own language: what is
   * asked in another is seldom meant. Only languages that know about as many of the words as the one
   * that knows most are asked.
   * @param {string} text
   * @param {Filters} [filters]
   * @returns {Scored[]} a phrase more than once where several locales find it
   */
  search(text, filters = {}) {
    const asked = query(text);
    const shelves = [...this.shelves.values()];
    const shares = shelves.map((shelf) => shelf.asking.shareKnown(asked));
    const most = Math.max(...shares);
    const hits = shelves
      .filter((_, at) => shares[at] >= most * CLOSE)
      .flatMap((shelf) => shelf.search(asked, filters))
      .sort(byScore)
      .slice(0, MOST)
      .map((hit) => ({ ...hit, score: hit.score * TUNING.otherLocale }));
    return shelves.reduce((marked, shelf) => shelf.marked(marked), hits);
  }
}
