/**
 * The words that were meant by those that were typed: on a keyboard without the letters of the
 * language, without a space, or with a slip.
 */

import { isSlip, respelt, swapped } from "./slips.js";
import { apart, fromKeys } from "./typing.js";
import { folded } from "./words.js";

/** @typedef {import("./words.js").Word} Word */

const SHORTEST_SWAPPED = 3;
/** One slip makes other words of shorter ones: tuned on the development half. */
const SHORTEST_RESPELT = 6;
/** Where all other words of a query are known, the one left is hardly of another language. */
const SHORTEST_RESPELT_AMONG_KNOWN = 5;
/** So many letters more than the language has in a query of one word: “too” is English. */
const KEYS_IN_ONE_WORD = 2;
/** Shorter words, and parts of one, are in other languages' too (“today” is “to” and “day”). */
const SHORTEST_APART = 6;
const SHORTEST_PART = 3;
/** Syllables are short, but which stands after which tells more. */
const SHORTEST_SYLLABLES_APART = 5;
const SHORTEST_SYLLABLE = 2;

/** @param {string} word folded @returns {Word} */
const unmarked = (word) => ({ folded: word, lower: word });

/** Mends queries in one locale. */
export class Mending {
  /**
   * @param {import("./words.js").Settings} settings
   * @param {object} known what the locale has
   * @param {import("./vocabulary.js").Vocabulary} known.vocabulary
   * @param {import("./meanings.js").Meanings} known.meanings
   * @param {import("./pairs.js").Pairs} known.pairs
   * @param {import("./asked.js").Asked} known.asked
   */
  constructor(settings, { vocabulary, meanings, pairs, asked }) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.meanings = meanings;
    this.pairs = pairs;
    this.asked = asked;
  }

  /** @param {string} word folded */
  knows(word) {
    return this.stands(word) || this.meanings.has(word);
  }

  /** Whether a word stands in the bank just so. @param {string} word folded */
  stands(word) {
    return this.vocabulary.has(word) || this.asked.has(word);
  }

  /** @param {Word[]} typed @returns {Word[]} what was meant, as far as can be told */
  mended(typed) {
    const words = this.together(this.fromKeys(typed));
    const strange = words.filter((word) => !this.knows(word.folded));
    const isAmongKnown = strange.length === 1 && words.length > 1;
    const shortest = isAmongKnown ? SHORTEST_RESPELT_AMONG_KNOWN : SHORTEST_RESPELT;
    const made = this.inPlace(words.flatMap((word) => this.withoutSlip(word, shortest)));
    const last = made.at(-1);
    const begun = last && this.begun(last.folded, shortest);
    return begun ? [...made.slice(0, -1), unmarked(begun)] : made;
  }

  /**
   * The words where keys were typed that stand for the letters of the language: only where that
   * makes words of the language of all, for another's may look the same.
   * @param {Word[]} words
   * @returns {Word[]}
   */
  fromKeys(words) {
    const made = words.map((word) =>
      this.knows(word.folded) ? word : unmarked(fromKeys(word.folded, this.settings)),
    );
    const lengths = [words, made].map((some) => folded(some).join("").length);
    const enough = words.length > 1 ? 1 : KEYS_IN_ONE_WORD;
    if (lengths[0] - lengths[1] < enough) return words;
    const last = made[made.length - 1];
    const isWord = (/** @type {Word} */ word) =>
      this.knows(word.folded) || (word === last && this.vocabulary.begins(word.folded));
    return made.every(isWord) ? made : words;
  }

  /**
   * The words with those joined that make one of the bank's and are none, at least not both.
   * @param {Word[]} words
   * @returns {Word[]}
   */
  together(words) {
    const shortest = this.settings.pairs ? SHORTEST_SWAPPED : SHORTEST_APART;
    /** @type {Word[]} */
    const made = [];
    for (const word of words) {
      const before = made.at(-1);
      const joined = (before?.folded ?? "") + word.folded;
      const isOne = joined.length >= shortest && this.stands(joined);
      const areWords = before && this.knows(before.folded) && this.knows(word.folded);
      if (before && isOne && !areWords) made.splice(-1, 1, unmarked(joined));
      else made.push(word);
    }
    return made;
  }

  /**
   * The word that is meant by one that nobody knows, or the words that were typed in one. Two letters
   * in the wrong order are taken first: a count of wrong letters sees two slips in them.
   * @param {Word} typed
   * @param {number} shortest of how many letters it must be to have a wrong one
   * @returns {Word | Word[]}
   */
  withoutSlip(typed, shortest) {
    const word = typed.folded;
    const isKnown = this.knows(word);
    if (!isKnown && word.length >= SHORTEST_SWAPPED && !this.vocabulary.begins(word)) {
      const meant =
        swapped(word).find((other) => this.knows(other)) ?? this.likeliest(word, shortest);
      if (meant) return unmarked(meant);
    }
    const parts = isKnown && this.stands(word) ? [] : this.apart(word);
    return parts.length ? parts.map(unmarked) : typed;
  }

  /**
   * The word used most of those that one slip would make of it.
   * @param {string} typed
   * @param {number} shortest
   * @returns {string} empty where it is too short to tell, or not all typed yet
   */
  likeliest(typed, shortest) {
    if (typed.length < shortest || this.vocabulary.begins(typed)) return "";
    let [likeliest, most] = ["", 0];
    for (const word of respelt(typed)) {
      const uses = this.vocabulary.count(word) + this.asked.count(word);
      if (uses > most) [likeliest, most] = [word, uses];
    }
    return likeliest;
  }

  /**
   * The beginning that is meant by one with a slip: the one that begins the most used words.
   * @param {string} typed the last word, which may not be all there yet
   * @param {number} shortest
   * @returns {string} empty where it is too short to tell, or known
   */
  begun(typed, shortest) {
    const { vocabulary } = this;
    if (typed.length < shortest || this.knows(typed) || vocabulary.begins(typed)) return "";
    /** @type {Map<string, number>} */
    const uses = new Map();
    for (const [word, count] of vocabulary.words) {
      if (word[0] !== typed[0] || word.length <= typed.length) continue;
      for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
        const beginning = word.slice(0, length);
        if (!isSlip(typed, beginning)) continue;
        uses.set(beginning, (uses.get(beginning) ?? 0) + count);
        break;
      }
    }
    let [likeliest, most] = ["", 0];
    for (const [beginning, count] of uses) {
      if (count > most) [likeliest, most] = [beginning, count];
    }
    return likeliest;
  }

  /**
   * The words that were typed in one; of syllables, those that stand side by side in the bank.
   * @param {string} word
   * @returns {string[]} empty where it is none, or not all typed yet
   */
  apart(word) {
    const { vocabulary, pairs, settings } = this;
    if (vocabulary.begins(word)) return [];
    if (!settings.pairs) {
      if (word.length < SHORTEST_APART) return [];
      return apart(word, SHORTEST_PART, (part) => vocabulary.count(part));
    }
    if (word.length < SHORTEST_SYLLABLES_APART) return [];
    return apart(word, SHORTEST_SYLLABLE, (part, before) =>
      before ? pairs.count(before, part) : vocabulary.count(part),
    );
  }

  /**
   * The words with those that nobody knows, or nobody marks so, as what stands in their place
   * elsewhere (“gữ máy” is “giữ máy”).
   * @param {Word[]} words
   * @returns {Word[]}
   */
  inPlace(words) {
    if (!this.settings.pairs) return words;
    const typed = folded(words);
    return words.map((word, at) => {
      if (this.knows(word.folded) && !this.pairs.isMisspelt(word)) return word;
      const meant = this.pairs.likeliest(typed, at);
      return meant ? unmarked(meant) : word;
    });
  }
}
