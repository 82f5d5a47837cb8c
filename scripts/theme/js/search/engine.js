/**
 * Ranks phrases for a query. Pure: no page, no network; the browser's worker and the measurements
 * run the same code.
 */

import MiniSearch from "../vendor/minisearch.js";
import { WEIGHTS, fold, kind, terms, words } from "./words.js";

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
 * @property {string} keywords
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
 */

/** Settings of the ranking, tuned on the development half of tests/search/ only. */
export const TUNING = {
  boost: { say: 3, keywords: 2.5, avoid: 2.5, write: 1.5, when: 1.4, situation: 1 },
  otherLocale: 0.8,
  glue: 0.3,
  fuzzy: 0.25,
  fuzzyFrom: 4,
  weights: { fuzzy: 0.3, prefix: 0.6 },
  bm25: { k: 1.2, b: 0.7, d: 0.5 },
  coverage: 0.3,
  courtroomCoverage: 0.6,
  least: 0.1,
  credit: { begun: 0.9, start: 0.7, slip: 0.3 },
  together: { keyword: 1.1, line: 1.2 },
};

const FIELDS = Object.keys(TUNING.boost);
const SEPARATOR = "\n";
const MOST_LETTERS = 400;

/** @param {string} text @param {Settings} settings */
const prepared = (text, settings) => terms(text, settings).join(SEPARATOR);

/** @param {string} [text] the folded words, with single spaces */
const plain = (text = "") => words(text).map(fold).join(" ");

/** @param {string[]} fields @returns {MiniSearch<any>} */
function emptyIndex(fields) {
  return new MiniSearch({
    fields,
    storeFields: [],
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => term || null,
  });
}

export class Engine {
  /** @param {Documents} own the documents of the page's locale */
  constructor(own) {
    this.own = own;
    this.settings = { truncate: 5, pairs: true };
    /** @type {Map<string, Phrase>} */
    this.phrases = new Map();
    /** @type {Set<string>} */
    this.glue = new Set();
    /** @type {Map<string, { lines: string, keywords: Set<string> }>} folded, by document */
    this.texts = new Map();
    this.index = emptyIndex(FIELDS);
    this.situations = emptyIndex(["name", "says"]);
    this.guides = emptyIndex(["title", "text"]);
    this.add(own);
    const { settings } = own;
    this.situations.addAll(
      own.situations.map(({ id, name, says }) => ({
        id,
        name: prepared(name, settings),
        says: prepared(says, settings),
      })),
    );
    this.guides.addAll(
      own.guides.map(({ url, title, text }) => ({
        id: url,
        title: prepared(title, settings),
        text: prepared(text, settings),
      })),
    );
  }

  /**
   * Makes a locale's words findable.
   * @param {Documents} documents
   */
  add({ locale, settings, phrases, situations }) {
    const names = new Map(situations.map(({ id, name, says }) => [id, `${name} ${says}`]));
    for (const word of settings.glue) this.glue.add(fold(word));
    for (const phrase of phrases) {
      if (!this.phrases.has(phrase.id)) this.phrases.set(phrase.id, phrase);
      this.texts.set(`${locale} ${phrase.id}`, {
        lines: [phrase.say, phrase.write, phrase.avoid].map((text) => ` ${plain(text)}`).join(" |"),
        keywords: new Set(phrase.keywords.split(",").map(plain)),
      });
      const situation = phrase.situations.map((id) => names.get(id) ?? "").join(" ");
      this.index.add({
        id: `${locale} ${phrase.id}`,
        say: prepared(phrase.say, settings),
        write: prepared(phrase.write ?? "", settings),
        keywords: prepared(phrase.keywords, settings),
        avoid: prepared(phrase.avoid ?? "", settings),
        when: prepared(phrase.when ?? "", settings),
        situation: prepared(situation, settings),
      });
    }
  }

  /**
   * The phrases for a query, best first.
   * @param {string} query
   * @param {Filters} [filters]
   * @returns {Hit[]}
   */
  search(query, filters = {}) {
    const typed = words(query.slice(0, MOST_LETTERS)).map(fold).filter(Boolean);
    const asked = [...new Set(typed)];
    const joined = typed.join(" ");
    if (!asked.length) return [];
    const results = this.index.search(
      prepared(query.slice(0, MOST_LETTERS), { ...this.settings, glue: [] }),
      {
        ...this.options(asked.at(-1) ?? ""),
        boost: TUNING.boost,
        bm25: TUNING.bm25,
        filter: ({ id }) => this.passes(id.slice(id.indexOf(" ") + 1), filters),
      },
    );
    /** @type {Map<string, Hit & { score: number }>} */
    const best = new Map();
    for (const { id, score, match, terms: terms_, queryTerms } of results) {
      const [locale, phrase] = id.split(" ");
      const share = this.covered(asked, terms_, queryTerms);
      const weight = locale === this.own.locale ? 1 : TUNING.otherLocale;
      const covered = 1 - TUNING.coverage + TUNING.coverage * share;
      const value = score * weight * covered * this.together(joined, id);
      const known = best.get(phrase);
      if (known && known.score >= value) continue;
      const courtroom = share >= TUNING.courtroomCoverage && this.isCourtroom(asked, match);
      best.set(phrase, {
        id: phrase,
        locale,
        matched: Object.keys(match),
        courtroom,
        score: value,
      });
    }
    const ranked = [...best.values()].sort((a, b) => b.score - a.score);
    return ranked.filter(({ score }) => score >= ranked[0].score * TUNING.least);
  }

  /**
   * The phrases that pass the filters, in page order; none without a filter.
   * @param {Filters} filters
   * @returns {Hit[]}
   */
  browse(filters) {
    if (!Object.values(filters).some(Boolean)) return [];
    return [...this.phrases.keys()]
      .filter((id) => this.passes(id, filters))
      .map((id) => ({ id, locale: this.own.locale, matched: [], courtroom: false }));
  }

  /**
   * Guides for a query, best first.
   * @param {string} query
   * @returns {Guide[]}
   */
  searchGuides(query) {
    return this.others(this.guides, query, 0.2).map(
      (id) => /** @type {Guide} */ (this.own.guides.find(({ url }) => url === id)),
    );
  }

  /**
   * The situations that come nearest to a query that found nothing, at least three.
   * @param {string} query
   * @returns {Situation[]}
   */
  nearestSituations(query) {
    const ids = this.others(this.situations, query, 0.4);
    const near = this.own.situations.filter(({ id }) => ids.includes(id));
    return [...near, ...this.own.situations.filter((s) => !near.includes(s))].slice(0, 4);
  }

  /** @param {MiniSearch<any>} index @param {string} query @param {number} fuzzy */
  others(index, query, fuzzy) {
    const settings = { ...this.settings, glue: [] };
    const last = words(query).map(fold).at(-1) ?? "";
    return index
      .search(prepared(query.slice(0, MOST_LETTERS), settings), { ...this.options(last), fuzzy })
      .map(({ id }) => /** @type {string} */ (id));
  }

  /** @param {string} last the word that may still be being typed */
  options(last) {
    return {
      combineWith: /** @type {const} */ ("OR"),
      prefix: (/** @type {string} */ term) =>
        kind(term) === "plain"
          ? term === last || term.length > 3
          : kind(term) === "exact" && fold(term.slice(1)) === last,
      fuzzy: (/** @type {string} */ term) =>
        kind(term) === "plain" && term.length >= TUNING.fuzzyFrom ? TUNING.fuzzy : false,
      weights: TUNING.weights,
      boostTerm: (/** @type {string} */ term) =>
        WEIGHTS[kind(term)] * (this.isGlue(term) ? TUNING.glue : 1),
    };
  }

  /** @param {string} term */
  isGlue(term) {
    return (
      this.glue.has(term.replace(/^[=~]/, "")) || this.glue.has(fold(term.replace(/^[=~]/, "")))
    );
  }

  /**
   * How much of the query a document answers, from 0 to 1; glue counts little, and a word that
   * matched only by its beginning, its first letters or with a slip counts for less.
   * @param {string[]} asked
   * @param {string[]} found terms of the document that matched
   * @param {string[]} queryTerms terms of the query that matched anything
   */
  covered(asked, found, queryTerms) {
    const { begun, start, slip } = TUNING.credit;
    let all = 0;
    let covered = 0;
    for (const word of asked) {
      const weight = this.glue.has(word) ? TUNING.glue : 1;
      all += weight;
      if (found.includes(word)) covered += weight;
      else if (found.some((term) => term.startsWith(word))) covered += weight * begun;
      else if (found.includes(`~${word.slice(0, this.settings.truncate)}`))
        covered += weight * start;
      else if (queryTerms.includes(word)) covered += weight * slip;
    }
    return covered / all;
  }

  /**
   * What a document gains by having the query's words side by side, or as a keyword of its own.
   * @param {string} joined the folded words of the query
   * @param {string} id
   */
  together(joined, id) {
    const texts = this.texts.get(id);
    if (!texts || !joined) return 1;
    if (texts.keywords.has(joined)) return TUNING.together.keyword;
    return joined.includes(" ") && texts.lines.includes(` ${joined}`) ? TUNING.together.line : 1;
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
      if (kind(term) !== "plain" || this.glue.has(term)) continue;
      if (fields.includes("avoid")) inAvoid += 1;
      if (fields.includes("say")) inLine += 1;
    }
    return inAvoid > inLine;
  }

  /** @param {string} id @param {Filters} filters */
  passes(id, { step, channel, situation }) {
    const phrase = this.phrases.get(id);
    if (!phrase) return false;
    return (
      (!step || phrase.step === step) &&
      (!channel || !phrase.channels.length || phrase.channels.includes(channel)) &&
      (!situation || phrase.situations.includes(situation))
    );
  }
}
