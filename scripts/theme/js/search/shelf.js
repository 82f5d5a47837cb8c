/** The words of one locale, and how well each phrase answers a query in them. */

//! MiniSearch: copyright Luca Ongaro, MIT licence
import MiniSearch from "minisearch";
import { Closeness } from "./closeness.js";
import { Meanings } from "./meanings.js";
import { Pairs } from "./pairs.js";
import { TUNING } from "./tuning.js";
import { Vocabulary } from "./vocabulary.js";
import { WEIGHTS, fold, kind, read, terms } from "./words.js";

/**
 * @typedef {import("./words.js").Settings} Settings
 * @typedef {object} Phrase
 * @property {string} id
 * @property {string} topic
 * @property {string} step
 * @property {string[]} situations
 * @property {string[]} channels empty means every channel
 * @property {string} say
 * @property {string} [write]
 * @property {string} [avoid]
 * @property {string} [when]
 * @property {string} [keywords]
 * @typedef {{ id: string, name: string, says: string }} Situation
 * @typedef {{ url: string, title: string, text: string }} Guide
 * @typedef {object} Documents
 * @property {string} locale
 * @property {Settings} settings
 * @property {string[]} [synonyms] words that mean the same, with commas between them
 * @property {Record<string, string[]>} [asked] what was asked, and the ids of phrases that answer it
 * @property {Phrase[]} phrases
 * @property {Situation[]} situations
 * @property {Guide[]} guides
 * @typedef {{ step?: string, channel?: string, situation?: string }} Filters
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} locale the locale whose words matched best
 * @property {string[]} matched the terms of the documents that matched
 * @property {boolean} courtroom whether what matched is what not to say
 * @typedef {Hit & { score: number, covered: number, verbatim: boolean }} Scored `verbatim` where a
 *   query of several words stands in the line just so
 * @typedef {object} Query
 * @property {import("./words.js").Word[]} read
 * @property {string[]} typed the folded words
 * @property {string[]} asked the same, each once
 * @property {string} joined
 * @property {string} last the word that may still be being typed
 */

/** Only this many of the best are looked at closely; nobody scrolls further. */
const CLOSELY = 60;
const MOST_LETTERS = 400;
/** Three words side by side are no accident: 54 of 57 such queries keep their best line. */
const SURE_WORDS = 3;
/** In a query of more words one that stands oddly is seldom a slip. */
const BRIEF = 3;
const SHORTEST_MENDED = 3;
export const SEPARATOR = "\n";
const FIELDS = Object.keys(TUNING.boost);

/** @param {string} text @param {Pick<Settings, "truncate" | "pairs">} settings */
export const prepared = (text, settings) => terms(read(text), settings).join(SEPARATOR);

/** @param {string[]} fields @returns {MiniSearch<any>} */
export function emptyIndex(fields) {
  return new MiniSearch({
    fields,
    storeFields: [],
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => term || null,
  });
}

/** @param {string} text @returns {Query} */
export function query(text) {
  const words = read(text.slice(0, MOST_LETTERS));
  const typed = words.map(({ folded }) => folded);
  const [asked, joined, last] = [[...new Set(typed)], typed.join(" "), typed.at(-1) ?? ""];
  return { read: words, typed, asked, joined, last };
}

/** @param {import("./words.js").Word[]} words */
const folded = (words) => words.map((word) => word.folded);

/** The words of one locale. */
export class Shelf {
  /** @param {Pick<Documents, "settings" | "situations" | "synonyms" | "asked">} documents */
  constructor({ settings, situations, synonyms = [], asked = {} }) {
    this.settings = settings;
    this.meanings = new Meanings(settings.truncate > 0);
    this.glue = new Set(settings.glue.map(fold));
    /** @type {Map<string, string>} the terms of what happens, and of what the customer says then */
    this.situations = new Map(
      situations.map(({ id, name, says }) => [id, prepared(`${name} ${says}`, settings)]),
    );
    this.index = emptyIndex(FIELDS);
    this.vocabulary = new Vocabulary();
    this.pairs = new Pairs();
    this.closeness = new Closeness(settings.truncate, this.vocabulary);
    /** @type {Map<string, import("./words.js").Word[][]>} what was asked, by phrase */
    this.asked = new Map();
    for (const row of synonyms) this.meanings.add(row);
    for (const [text, ids] of Object.entries(asked)) this.addAsked(text, ids);
  }

  /**
   * Remembers what was asked for the phrases that come after.
   * @param {string} text
   * @param {string[]} ids of the phrases that answer it
   */
  addAsked(text, ids) {
    const words = read(text);
    for (const id of ids) {
      const known = this.asked.get(id);
      if (known) known.push(words);
      else this.asked.set(id, [words]);
    }
  }

  /** @param {Phrase} phrase */
  add(phrase) {
    const { pair } = this.settings;
    const of = (/** @type {string} */ text) =>
      read(pair ? text.replaceAll("{me}", pair.me).replaceAll("{you}", pair.you) : text);
    const [say, write, avoid, when] = [phrase.say, phrase.write, phrase.avoid, phrase.when].map(
      (text) => of(text ?? ""),
    );
    const keywords = (phrase.keywords ?? "").split(",").map(of);
    const asked = this.asked.get(phrase.id) ?? [];
    const situations = phrase.situations.map((id) => this.situations.get(id) ?? "");
    const meanings = [say, write, avoid, when, ...keywords].flatMap((text) => [
      ...this.meanings.of(text).keys(),
    ]);
    this.index.add({
      id: phrase.id,
      say: this.terms(say).join(SEPARATOR),
      write: this.terms(write).join(SEPARATOR),
      keywords: keywords.flatMap((words) => this.terms(words)).join(SEPARATOR),
      asked: [...new Set(asked.flatMap((words) => this.terms(words)))].join(SEPARATOR),
      avoid: this.terms(avoid).join(SEPARATOR),
      when: [...this.terms(when), ...situations].join(SEPARATOR),
      meaning: [...new Set(meanings)].join(SEPARATOR),
    });
    const texts = {
      ...{ say: folded(say), write: folded(write), avoid: folded(avoid) },
      keywords: [...keywords, ...asked].map(folded),
    };
    const starts = this.closeness.add(phrase.id, texts);
    this.vocabulary.add(phrase.id, texts.say, texts.keywords.flat(), starts);
    if (this.settings.pairs) {
      for (const words of [texts.say, texts.write, texts.avoid, ...texts.keywords]) {
        this.pairs.add(words);
      }
    }
  }

  /** @param {import("./words.js").Word[]} words */
  terms(words) {
    return terms(words, this.settings);
  }

  /**
   * The best documents for a query, closely looked at.
   * @param {Query} query
   * @param {(id: string) => boolean} passes
   * @returns {Scored[]}
   */
  search(query, passes) {
    if (query.joined.length <= Vocabulary.SHORT) {
      return this.vocabulary
        .startingWith(query.joined)
        .filter(({ id }) => passes(id))
        .map(({ id, score, word }) => ({
          ...{ id, score, covered: 1, verbatim: false, locale: "" },
          ...{ matched: [word], courtroom: false },
        }));
    }
    const { closeness } = this;
    const mended = query.read.map((word) => this.mend(word));
    const typed = folded(mended);
    const meaty = typed.filter((word) => !this.glue.has(word));
    const asked = [...new Set(meaty.length ? meaty : typed)];
    const starts = closeness.starts(typed);
    const unmarked = query.read.every((word) => word.lower === word.folded);
    const meanings = this.meanings.of(mended, unmarked);
    const frugal = this.index.documentCount > TUNING.thoroughUpTo;
    const terms = [...this.terms(query.read), ...this.terms(mended), ...this.meant(typed)]
      .filter((term) => !frugal || this.isTelling(term, meaty))
      .concat([...meanings.keys()].filter((term) => !frugal || this.isNew(meanings.get(term))));
    return this.index
      .search([...new Set(terms)].join(SEPARATOR), {
        combineWith: "OR",
        boost: TUNING.boost,
        bm25: TUNING.bm25,
        weights: TUNING.weights,
        maxFuzzy: TUNING.mostSlips,
        filter: ({ id }) => passes(id),
        prefix: (term) => this.mayGoOn(term, query.last),
        fuzzy: (term) => (this.maySlip(term) ? TUNING.fuzzy : false),
        boostTerm: (term) => WEIGHTS[kind(term)] * (this.isGlue(term) ? TUNING.glue : 1),
      })
      .slice(0, CLOSELY)
      .map(({ id, score, match, terms: found, queryTerms }) => {
        const covered = this.covered(asked, found, queryTerms, meanings);
        return {
          id,
          score:
            score *
            (1 - TUNING.coverage + TUNING.coverage * covered ** 2) *
            closeness.together(query.joined, id) *
            (1 + TUNING.likeness * closeness.likeness(starts, id)),
          covered,
          verbatim: query.typed.length >= SURE_WORDS && closeness.isInLine(query.joined, id),
          locale: "",
          matched: found,
          courtroom: covered >= TUNING.courtroomCoverage && this.isCourtroom(query.asked, match),
        };
      });
  }

  /**
   * Two letters in the wrong order are the slip that a count of wrong letters sees as two; where
   * putting one pair right gives a word that is known, that word is meant.
   * @param {import("./words.js").Word} typed
   * @returns {import("./words.js").Word}
   */
  mend(typed) {
    const word = typed.folded;
    if (word.length < SHORTEST_MENDED || this.knows(word)) return typed;
    for (let at = 0; at + 1 < word.length; at += 1) {
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      if (this.knows(swapped)) return { folded: swapped, lower: swapped };
    }
    return typed;
  }

  /**
   * Whether the language has every word of a query, so that no other can be meant.
   * @param {Query} query
   */
  knowsAll({ asked }) {
    return asked.every((word) => this.knows(word));
  }

  /** @param {string} word */
  knows(word) {
    return this.vocabulary.has(word) || this.meanings.has(word);
  }

  /**
   * The terms that may have been meant by a syllable that stands oddly.
   * @param {string[]} typed
   */
  meant(typed) {
    const suspect = (/** @type {string} */ word) =>
      !this.glue.has(word) && (typed.length <= BRIEF || !this.vocabulary.has(word));
    return this.pairs.meant(typed, suspect).flatMap((pair) => [...pair, `+${pair.join(" ")}`]);
  }

  /** @param {string} term @param {string} last the word that may still be being typed */
  mayGoOn(term, last) {
    if (kind(term) === "pair") return term.endsWith(` ${last}`);
    const folded = term.startsWith("=") ? fold(term.slice(1)) : term;
    if (folded === last) return kind(term) !== "start" && last.length > 1;
    return kind(term) === "plain" && term.length > 3;
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

  /**
   * How much of the query a document answers, from 0 to 1; a word that matched only by its
   * beginning, its first letters or with a slip counts for less.
   * @param {string[]} asked
   * @param {string[]} found terms of the document that matched
   * @param {string[]} queryTerms terms of the query that matched anything
   * @param {Map<string, string[]>} meanings of the query
   */
  covered(asked, found, queryTerms, meanings) {
    const { begun, start, slip, meaning } = TUNING.credit;
    const meant = found.flatMap((term) => meanings.get(term) ?? []);
    let covered = 0;
    let all = 0;
    for (const word of asked) {
      const tells = this.vocabulary.tells(word);
      all += tells;
      if (found.includes(word)) covered += tells;
      else if (found.some((term) => term.startsWith(word))) covered += begun * tells;
      else if (found.includes(`~${word.slice(0, this.settings.truncate)}`))
        covered += start * tells;
      else if (queryTerms.includes(word)) covered += slip * tells;
      else if (meant.includes(word)) covered += meaning * tells;
    }
    return covered / all;
  }

  /**
   * Whether the query is more like the courtroom line than like the line itself.
   * @param {string[]} asked
   * @param {Record<string, string[]>} match fields by document term
   */
  isCourtroom(asked, match) {
    if (asked.length < 2) return false;
    let inAvoid = 0;
    let inLine = 0;
    for (const [term, fields] of Object.entries(match)) {
      if (kind(term) !== "plain") continue;
      if (fields.includes("avoid")) inAvoid += 1;
      if (fields.includes("say")) inLine += 1;
    }
    return inAvoid > inLine;
  }
}
