/** The words of one locale, and how well each phrase answers a query in them. */

//! MiniSearch: copyright Luca Ongaro, MIT licence
import MiniSearch from "minisearch";
import { Asked } from "./asked.js";
import { Asking } from "./asking.js";
import { Closeness } from "./closeness.js";
import { passes } from "./documents.js";
import { Matches } from "./matches.js";
import { Meanings } from "./meanings.js";
import { Pairs } from "./pairs.js";
import { TUNING } from "./tuning.js";
import { Vocabulary } from "./vocabulary.js";
import { folded, kind, read, terms } from "./words.js";

/**
 * @typedef {import("./words.js").Settings} Settings
 * @typedef {import("./asking.js").Query} Query
 * @typedef {import("./asking.js").Question} Question
 * @typedef {import("./documents.js").Phrase} Phrase
 * @typedef {import("./documents.js").Head} Head
 * @typedef {import("./documents.js").Filters} Filters
 * @typedef {import("./matches.js").Found} Found
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} locale the locale whose words matched best
 * @property {string[]} matched the terms of the documents that matched
 * @property {boolean} courtroom whether what matched is what not to say
 * @typedef {Hit & { score: number, covered: number, verbatim: boolean }} Scored `verbatim` where a
 *   query of several words stands in the line just so
 */

/** Only this many of the best are looked at closely; nobody scrolls further. */
const CLOSELY = 40;
/** Of so many of the best is it shown which of their words mean what was asked for. */
const MARKED = 20;
/** Three words side by side are no accident: 54 of 57 such queries keep their best line. */
const SURE_WORDS = 3;
export const SEPARATOR = "\n";

/** Sorts the best to the front. @param {Scored} a @param {Scored} b */
export const byScore = (a, b) => b.score - a.score;

/** @param {string[]} fields @returns {MiniSearch<any>} */
export function emptyIndex(fields) {
  return new MiniSearch({
    fields,
    storeFields: [],
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => term || null,
  });
}

/** The parts of a text of several: nobody remembers, or types, more than one. @param {string} text */
function clauses(text) {
  const parts = text.split(/[.,:;?!…–]+/u).filter((part) => part.trim().includes(" "));
  return parts.length > 1 ? parts : [];
}

/** The words of one locale. */
export class Shelf {
  /**
   * @param {Head} head
   * @param {boolean} [plain] whether only plain words are indexed
   */
  constructor({ locale, settings, situations, synonyms = [], asked = {} }, plain = false) {
    this.locale = locale;
    this.plain = plain;
    this.settings = settings;
    this.meanings = new Meanings(settings.truncate > 0);
    /** @type {Map<string, string[]>} the terms of what happens, and of what the customer says then */
    this.situations = new Map(
      situations.map(({ id, name, says }) => [id, this.terms(read(`${name} ${says}`))]),
    );
    /** @type {Map<string, Phrase>} */
    this.phrases = new Map();
    this.index = emptyIndex(Object.keys(TUNING.boost));
    this.matches = new Matches(this.index);
    this.asked = new Asked();
    this.vocabulary = new Vocabulary();
    this.pairs = new Pairs();
    this.closeness = new Closeness(settings.truncate, this.vocabulary);
    this.asking = new Asking(settings, this);
    for (const row of synonyms) this.meanings.add(row);
    for (const [text, ids] of Object.entries(asked)) this.addAsked(text, ids);
  }

  /**
   * Remembers what was asked.
   * @param {string} text
   * @param {string[]} ids of the phrases that answer it
   */
  addAsked(text, ids) {
    const words = read(text);
    this.asked.add(terms(words, this.settings), ids);
    for (const id of ids) this.closeness.addSentence(id, folded(words));
  }

  /** @param {Phrase} phrase */
  add(phrase) {
    this.phrases.set(phrase.id, phrase);
    const { pair } = this.settings;
    const of = (/** @type {string} */ text) =>
      read(pair ? text.replaceAll("{me}", pair.me).replaceAll("{you}", pair.you) : text);
    const [say, write, avoid, when] = [phrase.say, phrase.write, phrase.avoid, phrase.when].map(
      (text) => of(text ?? ""),
    );
    const keywords = (phrase.keywords ?? "").split(",").map(of);
    const situations = phrase.situations.flatMap((id) => this.situations.get(id) ?? []);
    const meanings = [say, write, avoid, when, ...keywords].flatMap((text) => [
      ...this.meanings.of(text).keys(),
    ]);
    this.index.add({
      id: this.matches.number(phrase.id),
      say: this.terms(say).join(SEPARATOR),
      write: this.terms(write).join(SEPARATOR),
      keywords: keywords.flatMap((words) => this.terms(words)).join(SEPARATOR),
      avoid: this.terms(avoid).join(SEPARATOR),
      when: [...this.terms(when), ...situations].join(SEPARATOR),
      meaning: [...new Set(meanings)].join(SEPARATOR),
    });
    const texts = {
      ...{ say: folded(say), write: folded(write), avoid: folded(avoid) },
      clauses: [phrase.say, phrase.avoid ?? ""].flatMap(clauses).map((text) => folded(of(text))),
      keywords: keywords.map(folded),
    };
    const starts = this.closeness.add(phrase.id, texts);
    this.vocabulary.add(phrase.id, texts.say, texts.keywords.flat(), starts);
    if (this.settings.pairs) {
      for (const words of [say, write, avoid, ...keywords]) this.pairs.add(words);
    }
  }

  /**
   * An empty shelf for lines as they stand, which is all that an answer rests on that does not wait
   * for the other words; it takes a tenth of the time.
   * @param {Pick<Head, "locale" | "settings">} head
   */
  static ofLines({ locale, settings }) {
    const plain = { ...settings, truncate: 0, pairs: false };
    return new Shelf({ locale, settings: plain, situations: [] });
  }

  /** @param {Phrase} phrase of which only the line is to be found, and what not to say */
  addLine(phrase) {
    this.add({ ...phrase, when: "" });
  }

  /** What is indexed of a text. @param {import("./words.js").Word[]} words */
  terms(words) {
    const found = terms(words, this.settings);
    return this.plain ? found.filter((term) => kind(term) === "plain") : found;
  }

  /**
   * The best phrases for a query, closely looked at, best first.
   * @param {Query} query
   * @param {Filters} filters
   * @returns {Scored[]}
   */
  search(query, filters) {
    const wanted = (/** @type {string} */ id) => this.has(id, filters);
    if (query.joined.length <= Vocabulary.SHORT) return this.startingWith(query.joined, wanted);
    const { closeness } = this;
    const frugal = this.index.documentCount > TUNING.thoroughUpTo;
    const question = this.asking.of(query, frugal, frugal || this.plain);
    const asked = closeness.weighed(question.typed);
    const mended = question.typed.join(" ");
    return this.found(question, query.last, wanted)
      .map((found) => {
        const { id, score, hits } = found;
        const covered = this.covered(question, found);
        return {
          id,
          score:
            score *
            (1 - TUNING.coverage + TUNING.coverage * covered ** 2) *
            closeness.together(mended, id) *
            closeness.gain(asked, id),
          covered,
          verbatim: query.typed.length >= SURE_WORDS && closeness.isInLine(query.joined, id),
          locale: this.locale,
          matched: found.terms,
          courtroom: covered >= TUNING.courtroomCoverage && this.isCourtroom(query.asked, hits),
        };
      })
      .sort(byScore);
  }

  /**
   * The phrases that have a word with a beginning of one or two letters.
   * @param {string} beginning
   * @param {(id: string) => boolean} wanted
   * @returns {Scored[]}
   */
  startingWith(beginning, wanted) {
    return this.vocabulary
      .startingWith(beginning)
      .filter(({ id }) => wanted(id))
      .map(({ id, score, word }) => ({
        ...{ id, score, covered: 1, verbatim: false, locale: this.locale },
        ...{ matched: [word], courtroom: false },
      }));
  }

  /** @param {string} id @param {Filters} filters whether the phrase is here and passes them */
  has(id, filters) {
    const phrase = this.phrases.get(id);
    return phrase !== undefined && passes(phrase, filters);
  }

  /**
   * Hits, those of this locale among the best with the words that mean what was asked for.
   * @param {Scored[]} hits best first
   * @returns {Scored[]}
   */
  marked(hits) {
    return hits.map((hit, at) =>
      at < MARKED && hit.locale === this.locale
        ? { ...hit, matched: [...hit.matched, ...this.meant(hit)] }
        : hit,
    );
  }

  /**
   * The words of a line, and of what not to say, that mean what was asked for.
   * @param {Scored} hit
   * @returns {string[]}
   */
  meant({ id, matched }) {
    const meanings = matched.filter((term) => kind(term) === "meaning");
    if (!meanings.length) return [];
    const phrase = this.phrases.get(id);
    return [phrase?.say, phrase?.avoid].flatMap((text = "") => {
      const words = this.meanings.of(read(text));
      return meanings.flatMap((term) => words.get(term) ?? []);
    });
  }

  /**
   * The best of the phrases that have any of the terms or were asked for with them, best first.
   * @param {Question} question
   * @param {string} last the word that may still be being typed
   * @param {(id: string) => boolean} passes
   * @returns {Found[]}
   */
  found({ typed, terms: wanted, begun, frugal }, last, passes) {
    const { asking } = this;
    const boostTerm = (/** @type {string} */ term) => asking.weight(term);
    const ways = {
      prefix: (/** @type {string} */ term) => asking.mayGoOn(term, last, begun),
      fuzzy: (/** @type {string} */ term) => (asking.maySlip(term) ? TUNING.fuzzy : false),
      boostTerm,
      isCommon: (/** @type {string} */ term) => frugal && asking.isCommon(term, last),
      first: typed.length === 1 ? ["say"] : undefined,
    };
    const asked = this.asked.search(wanted, (term) => TUNING.asked * boostTerm(term));
    return this.matches.best(wanted, ways, asked, passes, CLOSELY);
  }

  /**
   * How much of the query a document answers, from 0 to 1; a word that matched only by its
   * beginning, its first letters or with a slip counts for less.
   * @param {Question} question
   * @param {Found} found
   */
  covered({ asked, meanings }, { terms, hits, asked: askedFor }) {
    const { begun, start, slip, meaning } = TUNING.credit;
    const meant = terms.flatMap((term) => meanings.get(term) ?? []);
    const wasFound = (/** @type {string} */ word) =>
      askedFor.includes(word) || hits.some(({ queryTerms }) => queryTerms[0] === word);
    let covered = 0;
    let all = 0;
    for (const word of asked) {
      const tells = this.vocabulary.tells(word);
      all += tells;
      if (terms.includes(word)) covered += tells;
      else if (terms.some((term) => term.startsWith(word))) covered += begun * tells;
      else if (terms.includes(`~${word.slice(0, this.settings.truncate)}`))
        covered += start * tells;
      else if (wasFound(word)) covered += slip * tells;
      else if (meant.includes(word)) covered += meaning * tells;
    }
    return covered / all;
  }

  /**
   * Whether the query is more like the courtroom line than like the line itself.
   * @param {string[]} asked
   * @param {Found["hits"]} hits
   */
  isCourtroom(asked, hits) {
    if (asked.length < 2) return false;
    let inAvoid = 0;
    let inLine = 0;
    for (const [term, fields] of new Map(hits.flatMap(({ match }) => Object.entries(match)))) {
      if (kind(term) !== "plain") continue;
      if (fields.includes("avoid")) inAvoid += 1;
      if (fields.includes("say")) inLine += 1;
    }
    return inAvoid > inLine;
  }
}
