/** Which terms of an index a query asks for, and what each is worth. */

import { Mending } from "./mending.js";
import { TUNING } from "./tuning.js";
import { Vocabulary } from "./vocabulary.js";
import { WEIGHTS, fold, folded, kind, read, terms } from "./words.js";

/**
 * @typedef {import("./words.js").Settings} Settings
 * @typedef {import("./words.js").Word} Word
 * @typedef {object} Query
 * @property {Word[]} read
 * @property {string[]} typed the folded words
 * @property {string[]} asked the same, each once, without a last one that has just been begun
 * @property {string} joined
 * @property {string} last the word that may still be being typed
 * @typedef {object} Question
 * @property {string[]} typed the folded words, after slips are mended
 * @property {string[]} asked the same without glue where anything else is left, each once
 * @property {Map<string, string[]>} meanings the words that have a meaning, by index term
 * @property {string[]} terms of the index, each once
 * @property {number} begun a last word of fewer letters is not taken for a beginning
 * @property {boolean} frugal whether common words are looked for last
 */

const MOST_LETTERS = 400;
/** In a query of more words one that stands oddly is seldom a slip. */
const BRIEF = 3;
const SHORTEST_BEGUN = 2;
/** After other words, one letter more is near, and far fewer words begin so. */
const SHORTEST_BEGUN_IN_HASTE = 3;
/** The share of phrases above which a word tells little beside another. */
const COMMON = 0.1;

/** @param {string} text @returns {Query} */
export function query(text) {
  const words = read(text.slice(0, MOST_LETTERS));
  const typed = folded(words);
  const asked = [...new Set(withoutBegun(typed))];
  return { read: words, typed, asked, joined: typed.join(" "), last: typed.at(-1) ?? "" };
}

/** Without a single letter at the end, which says nothing yet. @param {string[]} typed */
function withoutBegun(typed) {
  return typed.length > 1 && typed.at(-1)?.length === 1 ? typed.slice(0, -1) : typed;
}

/** The folded word of a term with marks; any other term as it is. @param {string} term */
const withoutMarks = (term) => (kind(term) === "exact" ? fold(term.slice(1)) : term);

/** Puts queries to one locale. */
export class Asking {
  /**
   * @param {Settings} settings
   * @param {object} known what the locale has
   * @param {Vocabulary} known.vocabulary
   * @param {import("./meanings.js").Meanings} known.meanings
   * @param {import("./pairs.js").Pairs} known.pairs
   * @param {import("./asked.js").Asked} known.asked
   */
  constructor(settings, known) {
    this.settings = settings;
    this.glue = new Set(settings.glue.map(fold));
    this.vocabulary = known.vocabulary;
    this.meanings = known.meanings;
    this.pairs = known.pairs;
    this.mending = new Mending(settings, known);
  }

  /**
   * @param {Query} query
   * @param {boolean} frugal whether so many phrases are there that what thousands have is left out
   * @param {boolean} hasty whether a word that is hardly begun can wait for one more letter
   * @returns {Question}
   */
  of(query, frugal, hasty) {
    const mended = this.mending.mended(query.read);
    const typed = folded(mended);
    const meaty = typed.filter((word) => !this.glue.has(word));
    const unmarked = query.read.every((word) => word.lower === word.folded);
    const meanings = this.meanings.of(mended, unmarked);
    const found = [query.read, mended].flatMap((words) => terms(words, this.settings));
    const neighbours = this.neighbours(typed);
    const all = new Set([
      ...(frugal ? found.filter((term) => this.isTelling(term, meaty)) : found),
      // Of a large bank's phrases a single syllable is in thousands, side by side with another in few.
      ...(frugal ? neighbours.filter((term) => kind(term) === "pair") : neighbours),
      ...[...meanings.keys()].filter((term) => !frugal || this.isNew(meanings.get(term))),
    ]);
    const asked = [...new Set(withoutBegun(meaty.length ? meaty : typed))];
    const begun = hasty && typed.length > 1 ? SHORTEST_BEGUN_IN_HASTE : SHORTEST_BEGUN;
    return { typed, asked, meanings, terms: [...all], begun, frugal };
  }

  /**
   * Whether the language has every word of a query, so that no other can be meant.
   * @param {Query} query
   */
  knowsAll({ asked }) {
    return asked.every((word) => this.knows(word));
  }

  /**
   * Whether the language has every word of a query but the last, which may go on to one that it has.
   * @param {Query} query
   */
  mayKnowAll({ typed, last }) {
    const isKnown = this.mayBeBegun(last) || this.knows(last);
    return typed.slice(0, -1).every((word) => this.knows(word)) && isKnown;
  }

  /** Whether a word may go on to one that the language has. @param {string} word */
  mayBeBegun(word) {
    return word.length < Vocabulary.LONG || this.vocabulary.begins(word);
  }

  /**
   * The share of a query's words that the language has, from 0 to 1; the last may just be begun.
   * @param {Query} query
   */
  shareKnown({ typed, last }) {
    const isKnown = (/** @type {string} */ word) =>
      this.knows(word) || (word === last && this.vocabulary.begins(word));
    return typed.filter(isKnown).length / typed.length;
  }

  /** @param {string} word */
  knows(word) {
    return this.mending.knows(word);
  }

  /**
   * The terms that may have been meant by a syllable that stands oddly.
   * @param {string[]} typed
   */
  neighbours(typed) {
    const suspect = (/** @type {string} */ word) =>
      !this.glue.has(word) && (typed.length <= BRIEF || !this.vocabulary.has(word));
    return this.pairs.meant(typed, suspect).flatMap((pair) => [...pair, `+${pair.join(" ")}`]);
  }

  /** @param {string} term what a match of it is worth */
  weight(term) {
    return WEIGHTS[kind(term)] * (this.isGlue(term) ? TUNING.glue : 1);
  }

  /**
   * Whether a word may be the beginning of a longer one: the last always, one before it where it is
   * long, or where nobody knows it as it stands (“ats fo”).
   * @param {string} term
   * @param {string} last the word that may still be being typed
   * @param {number} begun where that has fewer letters, it is taken as it stands
   */
  mayGoOn(term, last, begun) {
    if (kind(term) === "pair") return term.endsWith(` ${last}`);
    const word = withoutMarks(term);
    if (word === last) return kind(term) !== "start" && last.length >= begun;
    return kind(term) === "plain" && (term.length > 3 || !this.knows(term));
  }

  /**
   * Whether a word may be a slip for another: only one that the bank lacks, and that goes on to none
   * of its words.
   * @param {string} term
   */
  maySlip(term) {
    const { vocabulary } = this;
    const long = kind(term) === "plain" && term.length >= TUNING.fuzzyFrom;
    return long && !this.isGlue(term) && !vocabulary.has(term) && !vocabulary.begins(term);
  }

  /**
   * Whether a word is one that many phrases have, or is only begun, as it may go on to one.
   * @param {string} term
   * @param {string} last the word that may still be being typed
   */
  isCommon(term, last) {
    if (kind(term) !== "plain" && kind(term) !== "exact") return false;
    const { vocabulary } = this;
    const word = withoutMarks(term);
    if (word === last && this.mayBeBegun(word)) return true;
    return vocabulary.count(word) > COMMON * vocabulary.documents;
  }

  /**
   * In a large bank, glue is left out, and so are the first letters of a word that the bank has:
   * thousands of phrases match them.
   * @param {string} term
   * @param {string[]} meaty the words of the query that are not glue
   */
  isTelling(term, meaty) {
    if (meaty.length && this.isGlue(term)) return false;
    return kind(term) !== "start" || !meaty.some((w) => this.begins(w, term));
  }

  /** @param {string} word that may be known @param {string} start */
  begins(word, start) {
    return this.vocabulary.has(word) && word.startsWith(start.slice(1));
  }

  /**
   * What means the same as a word that a large bank has would match thousands too.
   * @param {string[]} [words] that have a meaning
   */
  isNew(words = []) {
    return !words.some((word) => this.vocabulary.has(word));
  }

  /** @param {string} term */
  isGlue(term) {
    return this.glue.has(fold(term.replace(/^[=~]/, "")));
  }
}
