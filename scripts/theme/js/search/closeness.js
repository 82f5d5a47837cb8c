/** How close the words of a query are to the sentences of a document, looked at one by one. */

import { TUNING } from "./tuning.js";

/**
 * @typedef {string[]} Sentence folded words
 * @typedef {object} Texts all folded
 * @property {string} lines
 * @property {Set<string>} keywords
 * @property {Known[]} sentences the line, what not to say, the clauses of both, and each keyword
 * @typedef {object} Known a sentence that is compared again and again
 * @property {number[]} starts the first letters of its words, by number
 * @property {number} tells how much they tell all together
 * @property {number} of so many documents were there when that was reckoned
 * @typedef {{ tells: Float64Array, all: number }} Weighed how much the first letters of each word of
 *   a query tell, by number, and all together
 */

export class Closeness {
  /**
   * @param {number} truncate words are the same by this many first letters; 0 is off
   * @param {import("./vocabulary.js").Vocabulary} vocabulary
   */
  constructor(truncate, vocabulary) {
    this.truncate = truncate;
    this.vocabulary = vocabulary;
    /** @type {Map<string, Texts>} by document */
    this.texts = new Map();
    /** @type {Map<string, number>} first letters of words; numbers are compared much faster */
    this.numbers = new Map();
    /** @type {string[]} the same by number */
    this.names = [];
  }

  /**
   * @param {string} id
   * @param {Record<"say" | "write" | "avoid", Sentence>
   *   & Record<"clauses" | "keywords", Sentence[]>} texts
   * @returns {string[]} the first letters of the words by which the document is known
   */
  add(id, { say, write, avoid, clauses, keywords }) {
    const own = this.textsOf(id);
    own.lines = ` ${[say, write, avoid].map((words) => words.join(" ")).join(" | ")}`;
    for (const words of keywords) own.keywords.add(words.join(" "));
    const known = [say, avoid, ...clauses, ...keywords].filter((words) => words.length);
    return known.flatMap((words) => this.know(own, words));
  }

  /**
   * One more sentence that the document is as good as.
   * @param {string} id
   * @param {Sentence} words
   */
  addSentence(id, words) {
    const own = this.textsOf(id);
    own.keywords.add(words.join(" "));
    this.know(own, words);
  }

  /** @param {string} id */
  textsOf(id) {
    const own = this.texts.get(id) ?? { lines: "", keywords: new Set(), sentences: [] };
    this.texts.set(id, own);
    return own;
  }

  /** @param {Texts} own @param {Sentence} words */
  know(own, words) {
    const starts = this.starts(words);
    own.sentences.push({ starts: starts.map((start) => this.number(start)), tells: 0, of: 0 });
    return starts;
  }

  /** @param {string} start */
  number(start) {
    const known = this.numbers.get(start);
    if (known !== undefined) return known;
    this.numbers.set(start, this.names.length);
    return this.names.push(start) - 1;
  }

  /**
   * The different first letters of folded words, so that inflected forms are alike.
   * @param {string[]} folded
   */
  starts(folded) {
    const length = this.truncate || undefined;
    return [...new Set(folded.map((word) => word.slice(0, length)))];
  }

  /** @param {Sentence} typed @returns {Weighed} */
  weighed(typed) {
    const tells = new Float64Array(this.names.length);
    let all = 0;
    for (const start of this.starts(typed)) {
      const number = this.numbers.get(start);
      const told = this.vocabulary.startTells(start);
      if (number !== undefined) tells[number] = told;
      all += told;
    }
    return { tells, all };
  }

  /**
   * How much a document's line, what not to say, a clause or a keyword is the same as the query:
   * twice the words they share over the words they have (Dice's coefficient), each by how much it
   * tells, from 0 to 1.
   * @param {Weighed} asked
   * @param {string} id
   */
  likeness({ tells, all }, id) {
    let most = 0;
    for (const own of this.texts.get(id)?.sentences ?? []) {
      let shared = 0;
      for (const start of own.starts) shared += tells[start];
      if (!shared) continue;
      if (own.of !== this.vocabulary.documents) {
        own.of = this.vocabulary.documents;
        own.tells = 0;
        for (const start of own.starts) own.tells += this.vocabulary.startTells(this.names[start]);
      }
      most = Math.max(most, (2 * shared) / (all + own.tells));
    }
    return most;
  }

  /**
   * What a document gains by a sentence that is like the query: much more where it is nearly the
   * same, for that is hardly chance.
   * @param {Weighed} asked
   * @param {string} id
   */
  gain(asked, id) {
    const likeness = this.likeness(asked, id);
    return 1 + TUNING.likeness.some * likeness + TUNING.likeness.much * likeness ** 3;
  }

  /**
   * What a document gains by having the query's words side by side, or as a keyword of its own.
   * @param {string} joined the folded words of the query
   * @param {string} id
   */
  together(joined, id) {
    if (this.texts.get(id)?.keywords.has(joined)) return TUNING.together.keyword;
    return joined.includes(" ") && this.isInLine(joined, id) ? TUNING.together.line : 1;
  }

  /** @param {string} joined the folded words of the query @param {string} id */
  isInLine(joined, id) {
    return this.texts.get(id)?.lines.includes(` ${joined}`) ?? false;
  }
}
