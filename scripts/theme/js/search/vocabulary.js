/**
 * Which words a language of the bank has, and the answers to the first one or two letters.
 *
 * A single letter begins thousands of words; scoring them all takes longer than a keystroke. So the
 * best documents for each one- and two-letter beginning are kept as the words come in.
 */

/** @typedef {{ id: string, score: number, word: string }} Beginning */

const KEPT = 40;

export class Vocabulary {
  /** Queries of up to this many letters are answered from the beginnings. */
  static SHORT = 2;
  /** A shorter beginning of a word says little. */
  static LONG = 4;

  constructor() {
    /** @type {Map<string, number>} how many documents have a word */
    this.words = new Map();
    /** @type {Map<string, number>} how many documents have a word that begins so */
    this.starts = new Map();
    /** @type {Set<string>} how words begin that are longer */
    this.begun = new Set();
    this.documents = 0;
    /** @type {Map<string, Beginning[]>} best first */
    this.beginnings = new Map();
  }

  /**
   * @param {string} id
   * @param {string[]} line folded words
   * @param {string[]} keywords likewise
   * @param {string[]} starts the first letters of all words of the document
   */
  add(id, line, keywords, starts) {
    this.documents += 1;
    const words = new Set([...line, ...keywords]);
    for (const word of words) if (!this.words.has(word)) this.addBegun(word);
    count(this.words, words);
    count(this.starts, new Set(starts));
    /** @type {Map<string, Beginning>} */
    const own = new Map();
    this.collect(own, id, line, 1);
    this.collect(own, id, keywords, 0.7);
    for (const [beginning, entry] of own) this.insert(beginning, entry);
  }

  /** @param {string} word */
  addBegun(word) {
    for (let length = word.length - 1; length >= Vocabulary.LONG; length -= 1) {
      const beginning = word.slice(0, length);
      if (this.begun.has(beginning)) return;
      this.begun.add(beginning);
    }
  }

  /** @param {string} word whether it is the beginning of a longer one */
  begins(word) {
    return this.begun.has(word);
  }

  /** @param {string} word */
  has(word) {
    return this.words.has(word);
  }

  /** How many documents have a word. @param {string} word */
  count(word) {
    return this.words.get(word) ?? 0;
  }

  /**
   * How much a word tells: the rarer it is, the more (inverse document frequency).
   * @param {string} word
   */
  tells(word) {
    return this.weight(this.words.get(word));
  }

  /**
   * The same for the first letters of a word.
   * @param {string} start
   */
  startTells(start) {
    return this.weight(this.starts.get(start));
  }

  /** @param {number} [documents] that have it; a word that none has may be a slip for any */
  weight(documents = 1) {
    return Math.log(1 + this.documents / documents);
  }

  /** @param {string} beginning @returns {Beginning[]} */
  startingWith(beginning) {
    return this.beginnings.get(beginning) ?? [];
  }

  /**
   * The best word of one document for each beginning: lines before keywords, early before late,
   * and a short word before a long one, of which more would have been typed.
   * @param {Map<string, Beginning>} own
   * @param {string} id
   * @param {string[]} words
   * @param {number} weight
   */
  collect(own, id, words, weight) {
    let position = 0;
    for (const word of words) {
      position += 1;
      const score = weight / (1 + position * 0.05) + (word.length <= Vocabulary.SHORT ? 0.5 : 0);
      for (let length = 1; length <= Vocabulary.SHORT && length <= word.length; length += 1) {
        const beginning = word.slice(0, length);
        if ((own.get(beginning)?.score ?? 0) < score) own.set(beginning, { id, score, word });
      }
    }
  }

  /** @param {string} beginning @param {Beginning} entry */
  insert(beginning, entry) {
    let kept = this.beginnings.get(beginning);
    if (!kept) {
      kept = [];
      this.beginnings.set(beginning, kept);
    }
    if (kept.length >= KEPT && kept[kept.length - 1].score >= entry.score) return;
    let at = kept.length;
    while (at > 0 && kept[at - 1].score < entry.score) at -= 1;
    kept.splice(at, 0, entry);
    if (kept.length > KEPT) kept.pop();
  }
}

/** @param {Map<string, number>} counts @param {Set<string>} words */
function count(counts, words) {
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}
