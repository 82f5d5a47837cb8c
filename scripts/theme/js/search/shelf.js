/** The words of one locale, and how well each phrase answers a query in them. */

//! MiniSearch: copyright Luca Ongaro, MIT licence
import MiniSearch from "minisearch";
import { Vocabulary } from "./vocabulary.js";
import { WEIGHTS, fold, kind, reading, words } from "./words.js";

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
 * @typedef {object} Texts what a document is compared with closely, all folded
 * @property {string} lines
 * @property {Set<string>} keywords
 * @property {string[][]} sentences the first letters of the words of the line, of what not to
 *   say, and of each keyword
 * @typedef {{ typed: string[], asked: string[], joined: string, last: string }} Query
 */

/** Settings of the ranking, tuned on the development half of tests/search/ only. */
export const TUNING = {
  boost: { say: 1.5, keywords: 1.3, avoid: 2.5, write: 1, when: 2 },
  otherLocale: 0.4,
  /** Other languages are asked where the page's own covers less of the query than this. */
  known: 0.8,
  glue: 0.2,
  fuzzy: 0.25,
  fuzzyFrom: 4,
  mostSlips: 2,
  weights: { fuzzy: 0.55, prefix: 0.8 },
  bm25: { k: 1.2, b: 0.85, d: 0 },
  coverage: 0.55,
  courtroomCoverage: 0.6,
  least: 0.1,
  /** Above this many phrases, what matches thousands of them is left out to stay fast. */
  thoroughUpTo: 2000,
  credit: { begun: 0.9, start: 0.6, slip: 0.7 },
  together: { keyword: 1.2, line: 3.5 },
  likeness: 1.5,
  /** Of the best `of` hits; at most so much more, where all of them are of one topic. */
  company: { gain: 1.5, of: 10 },
};

/** Only this many of the best are looked at closely; nobody scrolls further. */
const CLOSELY = 60;
const MOST_LETTERS = 400;
/** Three words side by side are no accident: 54 of 57 such queries keep their best line. */
const SURE_WORDS = 3;
export const SEPARATOR = "\n";
const FIELDS = Object.keys(TUNING.boost);

/** @param {string} text @param {Pick<Settings, "truncate" | "pairs">} settings */
export const prepared = (text, settings) => reading(text, settings).terms.join(SEPARATOR);

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
export function read(text) {
  const typed = words(text.slice(0, MOST_LETTERS)).map(fold).filter(Boolean);
  return { typed, asked: [...new Set(typed)], joined: typed.join(" "), last: typed.at(-1) ?? "" };
}

/** The words of one locale. */
export class Shelf {
  /** @param {Pick<Documents, "settings" | "situations">} documents */
  constructor({ settings, situations }) {
    this.settings = settings;
    this.glue = new Set(settings.glue.map(fold));
    /** @type {Map<string, string>} the terms of what happens, and of what the customer says then */
    this.situations = new Map(
      situations.map(({ id, name, says }) => [id, prepared(`${name} ${says}`, settings)]),
    );
    this.index = emptyIndex(FIELDS);
    this.vocabulary = new Vocabulary();
    /** @type {Map<string, Texts>} by phrase */
    this.texts = new Map();
  }

  /** @param {Phrase} phrase */
  add(phrase) {
    const { pair } = this.settings;
    const of = (/** @type {string} */ text) =>
      reading(
        pair ? text.replaceAll("{me}", pair.me).replaceAll("{you}", pair.you) : text,
        this.settings,
      );
    const [say, write, avoid, when] = [phrase.say, phrase.write, phrase.avoid, phrase.when].map(
      (text) => of(text ?? ""),
    );
    const keywords = (phrase.keywords ?? "").split(",").map(of);
    const situations = phrase.situations.map((id) => this.situations.get(id) ?? "");
    this.index.add({
      id: phrase.id,
      say: say.terms.join(SEPARATOR),
      write: write.terms.join(SEPARATOR),
      keywords: keywords.flatMap(({ terms }) => terms).join(SEPARATOR),
      avoid: avoid.terms.join(SEPARATOR),
      when: [...when.terms, ...situations].join(SEPARATOR),
    });
    const line = say.folded.join(" ");
    const sentences = [say, avoid, ...keywords].map(({ folded }) => this.starts(folded));
    this.vocabulary.add(
      phrase.id,
      say.folded,
      keywords.flatMap(({ folded }) => folded),
      sentences.flat(),
    );
    this.texts.set(phrase.id, {
      lines: ` ${line} | ${write.folded.join(" ")} | ${avoid.folded.join(" ")}`,
      keywords: new Set(keywords.map(({ folded }) => folded.join(" "))),
      sentences,
    });
  }

  /**
   * The best documents for a query, closely looked at.
   * @param {Query} query
   * @param {string} text
   * @param {(id: string) => boolean} passes
   * @returns {Scored[]}
   */
  search(query, text, passes) {
    if (query.joined.length <= Vocabulary.SHORT) {
      return this.vocabulary
        .startingWith(query.joined)
        .filter(({ id }) => passes(id))
        .map(({ id, score, word }) => ({
          ...{ id, score, covered: 1, verbatim: false, locale: "" },
          ...{ matched: [word], courtroom: false },
        }));
    }
    const mended = query.asked.map((word) => this.mend(word));
    const meaty = mended.filter((word) => !this.glue.has(word));
    const asked = meaty.length ? meaty : mended;
    const slips = mended.filter((word, index) => word !== query.asked[index]);
    const starts = this.starts(query.typed);
    const frugal = this.texts.size > TUNING.thoroughUpTo;
    const searched = [
      ...reading(text.slice(0, MOST_LETTERS), this.settings).terms,
      ...slips,
    ].filter((term) => !frugal || this.isTelling(term, meaty));
    return this.index
      .search(searched.join(SEPARATOR), {
        combineWith: "OR",
        boost: TUNING.boost,
        bm25: TUNING.bm25,
        weights: TUNING.weights,
        maxFuzzy: TUNING.mostSlips,
        filter: ({ id }) => passes(id),
        prefix: (term) => this.mayGoOn(term, query.last),
        fuzzy: (term) => (this.maySlip(term, frugal) ? TUNING.fuzzy : false),
        boostTerm: (term) => WEIGHTS[kind(term)] * (this.isGlue(term) ? TUNING.glue : 1),
      })
      .slice(0, CLOSELY)
      .map(({ id, score, match, terms: found, queryTerms }) => {
        const covered = this.covered(asked, found, queryTerms);
        return {
          id,
          score:
            score *
            (1 - TUNING.coverage + TUNING.coverage * covered ** 2) *
            this.together(query.joined, id) *
            (1 + TUNING.likeness * this.likeness(starts, id)),
          covered,
          verbatim: query.typed.length >= SURE_WORDS && this.isInLine(query.joined, id),
          locale: "",
          matched: found,
          courtroom: covered >= TUNING.courtroomCoverage && this.isCourtroom(query.asked, match),
        };
      });
  }

  /**
   * Two letters in the wrong order are the slip that a count of wrong letters sees as two; where
   * putting one pair right gives a word of the bank, that word is meant.
   * @param {string} word
   */
  mend(word) {
    if (word.length < TUNING.fuzzyFrom || this.vocabulary.has(word)) return word;
    for (let at = 0; at + 1 < word.length; at += 1) {
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      if (this.vocabulary.has(swapped)) return swapped;
    }
    return word;
  }

  /** @param {string} term @param {string} last the word that may still be being typed */
  mayGoOn(term, last) {
    if (kind(term) === "pair") return term.endsWith(` ${last}`);
    const folded = term.startsWith("=") ? fold(term.slice(1)) : term;
    if (folded === last) return kind(term) !== "start" && last.length > 1;
    return kind(term) === "plain" && term.length > 3;
  }

  /**
   * Whether a word may be a slip for another. In a large bank, where that takes time, and in a
   * language of syllables, where every slip is another syllable, only one that the bank lacks may.
   * @param {string} term
   * @param {boolean} frugal
   */
  maySlip(term, frugal) {
    const long = kind(term) === "plain" && term.length >= TUNING.fuzzyFrom;
    const unknownOnly = frugal || !this.settings.truncate;
    return long && !this.isGlue(term) && !(unknownOnly && this.vocabulary.has(term));
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
   */
  covered(asked, found, queryTerms) {
    const { begun, start, slip } = TUNING.credit;
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
    }
    return covered / all;
  }

  /**
   * The different first letters of folded words, so that inflected forms are alike.
   * @param {string[]} folded
   */
  starts(folded) {
    const length = this.settings.truncate || undefined;
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
    const sum = (/** @type {string[]} */ starts) =>
      starts.reduce((total, start) => total + this.vocabulary.startTells(start), 0);
    const whole = sum(asked);
    let most = 0;
    for (const own of this.texts.get(id)?.sentences ?? []) {
      const shared = asked.filter((start) => own.includes(start));
      if (shared.length) most = Math.max(most, (2 * sum(shared)) / (whole + sum(own)));
    }
    return most;
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
