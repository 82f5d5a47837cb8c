/**
 * Which words mean the same. Each row of a locale's synonyms is one meaning; a text has a meaning
 * when any entry of its row stands in it.
 */

import { read } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ term: string, words: Word[] }} Entry
 */

/** An entry of at least so many letters is also found in longer words that begin with it. */
const STEM = 5;

export class Meanings {
  /** @param {boolean} inflected whether words of the language have endings */
  constructor(inflected) {
    this.inflected = inflected;
    this.count = 0;
    /** @type {Map<string, Entry[]>} by how their first one or two words begin */
    this.entries = new Map();
  }

  /** @param {string} row entries with commas between them */
  add(row) {
    this.count += 1;
    for (const text of row.split(",")) {
      const entry = { term: `#${this.count}`, words: read(text) };
      if (!entry.words.length) continue;
      const beginning = this.beginning(entry.words, 0, entry.words.length > 1);
      const alike = this.entries.get(beginning);
      if (alike) alike.push(entry);
      else this.entries.set(beginning, [entry]);
    }
  }

  /**
   * The meanings of a text, each with the words that have it.
   * @param {Word[]} words
   * @param {boolean} [unmarked] whether the text was typed without marks
   * @returns {Map<string, string[]>} folded words by index term
   */
  of(words, unmarked = false) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    if (!this.entries.size) return found;
    for (let at = 0; at < words.length; at += 1) {
      this.collect(found, words, at, false, unmarked);
      if (at + 1 < words.length) this.collect(found, words, at, true, unmarked);
    }
    return found;
  }

  /**
   * Adds the meanings of the entries that stand at a place of a text.
   * @param {Map<string, string[]>} found
   * @param {Word[]} words
   * @param {number} at
   * @param {boolean} several whether entries of several words are looked for
   * @param {boolean} unmarked
   */
  collect(found, words, at, several, unmarked) {
    for (const entry of this.entries.get(this.beginning(words, at, several)) ?? []) {
      if (!entry.words.every((own, after) => this.same(own, words[at + after], unmarked))) continue;
      const known = found.get(entry.term) ?? [];
      for (let after = 0; after < entry.words.length; after += 1) {
        known.push(words[at + after].folded);
      }
      found.set(entry.term, known);
    }
  }

  /** @param {string} folded whether an entry is just this word */
  has(folded) {
    const word = { folded, lower: folded };
    const alike = this.entries.get(this.beginning([word], 0, false)) ?? [];
    return alike.some(({ words }) => this.same(words[0], word, true));
  }

  /** @param {Word[]} words @param {number} at @param {boolean} several */
  beginning(words, at, several) {
    const length = this.inflected ? STEM : undefined;
    const first = words[at].folded.slice(0, length);
    return several ? `${first} ${words[at + 1].folded.slice(0, length)}` : first;
  }

  /**
   * Whether a word of a text is a word of an entry, or may be where marks were left out. Where words
   * have endings, the marks of a stem change with them.
   * @param {Word} own
   * @param {Word | undefined} word
   * @param {boolean} unmarked
   */
  same(own, word, unmarked) {
    if (!word) return false;
    if (this.inflected && own.folded.length >= STEM) return word.folded.startsWith(own.folded);
    return unmarked ? word.folded === own.folded : word.lower === own.lower;
  }
}
