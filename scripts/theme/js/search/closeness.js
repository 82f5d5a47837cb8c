/** How close the words of a query are to the sentences of a document, looked at one by one. */

import { TUNING } from "./tuning.js";

/**
 * @typedef {string[]} Sentence folded words
 * @typedef {object} Texts all folded
 * @property {string} lines
 * @property {Set<string>} keywords
 * @property {Known[]} sentences the line, what not to say, and each keyword
 * @typedef {object} Known a sentence that is compared again and again
 * @property {string[]} starts the first letters of its words
 * @property {number} tells how much they tell all together
 * @property {number} of so many documents were there when that was reckoned
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
  }

  /**
   * @param {string} id
   * @param {{ say: Sentence, write: Sentence, avoid: Sentence, keywords: Sentence[] }} texts
   * @returns {string[]} the first letters of the words by which the document is known
   */
  add(id, { say, write, avoid, keywords }) {
    const sentences = [say, avoid, ...keywords]
      .filter((words) => words.length)
      .map((words) => ({ starts: this.starts(words), tells: 0, of: 0 }));
    this.texts.set(id, {
      lines: ` ${[say, write, avoid].map((words) => words.join(" ")).join(" | ")}`,
      keywords: new Set(keywords.map((words) => words.join(" "))),
      sentences,
    });
    return sentences.flatMap(({ starts }) => starts);
  }

  /**
   * The different first letters of folded words, so that inflected forms are alike.
   * @param {string[]} folded
   */
  starts(folded) {
    const length = this.truncate || undefined;
    return [...new Set(folded.map((word) => word.slice(0, length)))];
  }

  /**
   * How much a document's line, what not to say, or one of its keywords is the same as the query:
   * twice the words they share over the words they have (Dice's coefficient), each by how much it
   * tells, from 0 to 1.
   * @param {string[]} asked
   * @param {string} id
   */
  likeness(asked, id) {
    const whole = this.tells(asked);
    let most = 0;
    for (const own of this.texts.get(id)?.sentences ?? []) {
      const shared = asked.filter((start) => own.starts.includes(start));
      if (!shared.length) continue;
      if (own.of !== this.vocabulary.documents) {
        own.of = this.vocabulary.documents;
        own.tells = this.tells(own.starts);
      }
      most = Math.max(most, (2 * this.tells(shared)) / (whole + own.tells));
    }
    return most;
  }

  /** @param {string[]} starts */
  tells(starts) {
    return starts.reduce((total, start) => total + this.vocabulary.startTells(start), 0);
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
