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
  /**
   * @param {string[]} rows entries with commas between them
   * @param {boolean} inflected whether words of the language have endings
   */
  constructor(rows, inflected) {
    this.inflected = inflected;
    /** @type {Map<string, Entry[]>} by how their first word begins */
    this.entries = new Map();
    for (const [index, row] of rows.entries()) {
      for (const text of row.split(",")) this.add({ term: `#${index}`, words: read(text) });
    }
  }

  /** @param {Entry} entry */
  add(entry) {
    if (!entry.words.length) return;
    const beginning = entry.words[0].folded.slice(0, this.inflected ? STEM : undefined);
    const alike = this.entries.get(beginning);
    if (alike) alike.push(entry);
    else this.entries.set(beginning, [entry]);
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
    for (const [at, { folded }] of words.entries()) {
      for (const entry of this.beginning(folded)) {
        const those = words.slice(at, at + entry.words.length);
        const all = entry.words.every((own, after) => this.same(own, those[after], unmarked));
        if (!all) continue;
        const known = found.get(entry.term) ?? [];
        found.set(entry.term, [...known, ...those.map((word) => word.folded)]);
      }
    }
    return found;
  }

  /** @param {string} folded whether an entry is just this word */
  has(folded) {
    return this.beginning(folded).some(
      ({ words }) => words.length === 1 && this.same(words[0], { folded, lower: folded }, true),
    );
  }

  /** @param {string} word @returns {Entry[]} */
  beginning(word) {
    return this.entries.get(this.inflected ? word.slice(0, STEM) : word) ?? [];
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
