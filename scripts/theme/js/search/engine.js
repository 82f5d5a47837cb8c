/**
 * Ranks phrases for a query. Pure: no page, no network; the browser's worker and the measurements
 * run the same code.
 */

import { query } from "./asking.js";
import { passes } from "./documents.js";
import { SEPARATOR, Shelf, byScore, emptyIndex } from "./shelf.js";
import { TUNING } from "./tuning.js";
import { Vocabulary } from "./vocabulary.js";
import { read, terms } from "./words.js";

/**
 * @typedef {import("./documents.js").Phrase} Phrase
 * @typedef {import("./documents.js").Situation} Situation
 * @typedef {import("./documents.js").Guide} Guide
 * @typedef {import("./documents.js").Head} Head
 * @typedef {import("./documents.js").Filters} Filters
 * @typedef {import("./shelf.js").Hit} Hit
 * @typedef {import("./shelf.js").Scored} Scored
 */

/** @typedef {(text: string, filters: Filters) => Scored[] | Promise<Scored[]>} AskOthers what other
 *   locales find */

export class Engine {
  /** @param {Head} own */
  constructor(own) {
    this.own = own;
    /** @type {Map<string, Phrase>} in page order */
    this.phrases = new Map();
    this.shelf = new Shelf(own);
    /** @type {Set<string>} locales that have all their words */
    this.complete = new Set();
    this.situations = emptyIndex(["name", "says"]);
    this.guides = emptyIndex(["title", "text"]);
    /** @type {Map<string, Guide>} by address */
    this.pages = new Map();
    for (const { id, name, says } of own.situations) {
      this.situations.add({ id, name: this.prepared(name), says: this.prepared(says) });
    }
  }

  /** @param {Guide[]} guides of the page's locale */
  addGuides(guides) {
    for (const guide of guides) {
      const { url, title, text } = guide;
      this.pages.set(url, guide);
      this.guides.add({ id: url, title: this.prepared(title), text: this.prepared(text) });
    }
  }

  /** @param {string} text */
  prepared(text) {
    return terms(read(text), this.own.settings).join(SEPARATOR);
  }

  /**
   * Makes phrases findable; may be called with a few at a time.
   * @param {Phrase[]} phrases
   */
  add(phrases) {
    for (const phrase of phrases) {
      this.shelf.add(phrase);
      this.phrases.set(phrase.id, phrase);
    }
  }

  /** @param {Shelf} shelf that takes the place of the locale's own */
  place(shelf) {
    this.shelf = shelf;
    for (const [id, phrase] of shelf.phrases) this.phrases.set(id, phrase);
  }

  /** @param {Phrase[]} phrases that another locale has, and that the page's own may lack */
  addForeign(phrases) {
    for (const phrase of phrases) {
      if (!this.phrases.has(phrase.id)) this.phrases.set(phrase.id, phrase);
    }
  }

  /**
   * The phrases for a query, best first. Other languages are asked where the page's own does not
   * know all that was typed, and its answer is not good enough. Where that is to be expected they
   * look while the own does; elsewhere they would only take its time.
   * @param {string} text
   * @param {Filters} [filters]
   * @param {AskOthers} [askOthers]
   * @returns {Promise<Scored[]>}
   */
  async search(text, filters = {}, askOthers = () => []) {
    const asked = query(text);
    if (!asked.typed.length) return [];
    const { asking } = this.shelf;
    const meanwhile = asking.mayKnowAll(asked) ? undefined : askOthers(text, filters);
    const own = this.shelf.search(asked, filters);
    const enough = asking.knowsAll(asked) || own.some(({ covered }) => covered >= TUNING.known);
    const others = enough ? [] : await (meanwhile ?? askOthers(text, filters));
    /** @type {Map<string, Scored>} */
    const best = new Map();
    for (const hit of [...own, ...others]) {
      if ((best.get(hit.id)?.score ?? 0) < hit.score) best.set(hit.id, hit);
    }
    const hits = [...best.values()].sort(byScore);
    const ranked = asked.joined.length > Vocabulary.SHORT ? this.inCompany(hits) : hits;
    return this.shelf.marked(ranked.filter(({ score }) => score >= ranked[0].score * TUNING.least));
  }

  /**
   * What each hit gains by the other lines of its topic that answer the query too: a topic is about
   * one thing, and whoever types that in words of their own means one of its lines.
   * @param {Scored[]} hits best first
   * @returns {Scored[]}
   */
  inCompany(hits) {
    const { gain, of } = TUNING.company;
    const topic = (/** @type {Scored} */ hit) => this.phrases.get(hit.id)?.topic ?? "";
    const best = hits.slice(0, of);
    const all = best.reduce((sum, { score }) => sum + score, 0);
    /** @type {Map<string, number>} */
    const shares = new Map();
    for (const hit of best) {
      shares.set(topic(hit), (shares.get(topic(hit)) ?? 0) + hit.score / all);
    }
    return hits
      .map((hit, index) => {
        const company = (shares.get(topic(hit)) ?? 0) - (index < of ? hit.score / all : 0);
        return { ...hit, score: hit.score * (1 + gain * company) };
      })
      .sort(byScore);
  }

  /**
   * Whether the best line stays the best when the words that are still missing come in. Beginnings
   * and what stands word for word in a line do not wait for them; other languages matter only to
   * a query of which the page's own knows little.
   * @param {string} text
   * @param {Scored[]} hits what `search` found
   * @param {string[]} locales all that will come
   */
  isSettled(text, hits, locales) {
    const [best] = hits;
    const asked = query(text);
    const { locale } = this.own;
    if (best && (asked.joined.length <= Vocabulary.SHORT || best.verbatim)) return true;
    if (!this.complete.has(locale)) return false;
    if (this.shelf.asking.knowsAll(asked)) return true;
    const isLikely = (/** @type {Scored} */ hit) =>
      hit.covered >= (hit.locale === locale ? TUNING.likely : TUNING.likelyElsewhere);
    return locales.every((code) => this.complete.has(code)) || hits.some(isLikely);
  }

  /**
   * The phrases that pass the filters, in page order; without a filter those that staff keep.
   * @param {Filters} filters
   * @param {string[]} [kept] ids
   * @returns {Hit[]}
   */
  browse(filters, kept = []) {
    const filtered = Object.values(filters).some(Boolean);
    const phrases = filtered
      ? [...this.phrases.values()]
      : kept.flatMap((id) => this.phrases.get(id) ?? []);
    return phrases
      .filter((phrase) => passes(phrase, filters))
      .map(({ id }) => ({ id, locale: this.own.locale, matched: [], courtroom: false }));
  }

  /**
   * Guides for a query, best first.
   * @param {string} text
   * @returns {Guide[]}
   */
  searchGuides(text) {
    return this.inIndex(this.guides, text, false).map(
      (id) => /** @type {Guide} */ (this.pages.get(id)),
    );
  }

  /**
   * The situations that come nearest to a query that found nothing, at least four.
   * @param {string} text
   * @returns {Situation[]}
   */
  nearestSituations(text) {
    const ids = this.inIndex(this.situations, text, 0.4);
    const near = this.own.situations.filter(({ id }) => ids.includes(id));
    return [...near, ...this.own.situations.filter((s) => !near.includes(s))].slice(0, 4);
  }

  /**
   * @param {ReturnType<typeof emptyIndex>} index
   * @param {string} text
   * @param {number | false} fuzzy
   * @returns {string[]}
   */
  inIndex(index, text, fuzzy) {
    const { asked, last } = query(text);
    const meaty = asked.filter((word) => word.length > 2 && !this.shelf.asking.glue.has(word));
    return index
      .search(meaty.join(SEPARATOR), { prefix: (term) => term === last, fuzzy })
      .map(({ id }) => id);
  }
}
