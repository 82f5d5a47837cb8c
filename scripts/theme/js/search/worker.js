/** The finder's engine off the main thread. The page sends queries; answers carry their number. */

import { Engine } from "./engine.js";

/**
 * @typedef {import("./engine.js").Phrase} Phrase
 * @typedef {{ phrases: Phrase[] }} Part one of the files of a locale
 * @typedef {Part & import("./engine.js").Head & {
 *   parts: number, topics: Record<string, string>, placeholders: Record<string, string>,
 *   steps: { id: string, name: string, tint: number, mark: string }[],
 *   channels: { id: string, name: string }[] }} FirstPart
 * @typedef {object} Result what the page needs to show one line
 * @property {string} id
 * @property {string} lang
 * @property {string} say
 * @property {string} topic
 * @property {string} title
 * @property {string} step
 * @property {boolean} courtroom
 * @property {string} avoid
 * @property {{ lang: string, say: string } | null} gloss
 * @property {string[]} matched
 */

/** So many results answer a query; nobody scrolls further. */
const MOST = 20;

/** A bank of more files than this answers before all of them are there. */
const MANY = 10;

/** How long the worker indexes before it looks for queries again. */
const SLICE_MS = 3;

/** @type {Engine} */
let engine;
/** @type {BroadcastChannel} */
let answers;
/** @type {Record<string, string>} titles in the page's own language */
let topics = {};
/** @type {Map<string, Map<string, Phrase>>} */
const byId = new Map();
/** @type {string} */
let source = "";
/** @type {string} */
let base = "";

/** @param {string} locale @param {number | "guides"} part @returns {Promise<any>} */
async function load(locale, part) {
  const url = new URL(`search/${locale}-${part}.json`, base);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}

const turn = new MessageChannel();

/** Lets waiting queries be answered; a timer would wait for at least 4 ms. */
function yieldToQueries() {
  return new Promise((resolve) => {
    turn.port1.onmessage = resolve;
    turn.port2.postMessage(null);
  });
}

/**
 * Indexes phrases one at a time, so that queries are answered in between.
 * @param {FirstPart} head
 * @param {Part} part
 */
async function index(head, { phrases }) {
  for (let at = 0; at < phrases.length; await yieldToQueries()) {
    const until = performance.now() + SLICE_MS;
    while (at < phrases.length && performance.now() < until) {
      add(head, phrases.slice(at, at + 1));
      at += 1;
    }
  }
}

/** @param {FirstPart} head @param {Phrase[]} phrases */
function add(head, phrases) {
  engine.add(head, phrases);
  const known = byId.get(head.locale) ?? new Map();
  byId.set(head.locale, known);
  for (const phrase of phrases) known.set(phrase.id, phrase);
}

/**
 * Loads and indexes what follows the first file of a locale.
 * @param {FirstPart} head
 */
async function addRest(head) {
  for (let part = 1; part < head.parts; part += 1) {
    await index(head, await load(head.locale, part));
  }
}

/**
 * Ready when all phrases of the page's own locale are there, so that no better line turns up after
 * Enter; only a bank of many files answers from the first. The other locales follow, the source
 * first.
 * @param {{ base: string, locale: string, others: string[], source: string,
 *   answers: string }} message
 */
async function start(message) {
  answers = new BroadcastChannel(message.answers);
  ({ source, base } = message);
  /** @type {FirstPart} */
  const own = await load(message.locale, 0);
  ({ topics } = own);
  engine = new Engine(own);
  postMessage({ type: "locale", code: own.locale, placeholders: own.placeholders });
  const ready = () => postMessage({ type: "ready", steps: own.steps });
  if (own.parts > MANY) {
    add(own, own.phrases);
    ready();
    await addRest(own);
  } else {
    const numbers = Array.from({ length: own.parts - 1 }, (_, number) => number + 1);
    const rest = numbers.map((number) => load(own.locale, number)); // at once
    add(own, own.phrases);
    for (const part of await Promise.all(rest)) add(own, part.phrases);
    ready();
  }
  engine.addGuides(await load(own.locale, "guides"));
  postMessage({ type: "complete" });
  for (const code of message.others.toSorted((a, b) => +(b === source) - +(a === source))) {
    /** @type {FirstPart} */
    const head = await load(code, 0);
    await index(head, head);
    await addRest(head);
    postMessage({ type: "locale", code, placeholders: head.placeholders });
  }
  postMessage({ type: "complete" });
}

/** @param {{ query: string, filters: import("./engine.js").Filters, seq: number }} message */
function answer({ query, filters, seq }) {
  const hits = engine.search(query, filters);
  const found = query.trim() ? hits.slice(0, MOST) : engine.browse(filters);
  const guides = Object.values(filters).some(Boolean) ? [] : engine.searchGuides(query);
  answers.postMessage({
    seq,
    results: found.map(result),
    guides: guides.slice(0, 3).map(({ url, title }) => ({ url, title })),
    situations: found.length || guides.length ? [] : engine.nearestSituations(query),
  });
}

/** @param {import("./engine.js").Hit} hit @returns {Result} */
function result({ id, locale, matched, courtroom }) {
  const { own } = engine;
  const phrase = /** @type {import("./engine.js").Phrase} */ (engine.phrases.get(id));
  const lang = phraseIn(own.locale, id) ? own.locale : source;
  const matchedPhrase = phraseIn(locale, id);
  const second = locale !== lang ? locale : source;
  const gloss = second !== lang ? phraseIn(second, id) : undefined;
  return {
    id,
    lang,
    say: phrase.say,
    topic: phrase.topic,
    title: topics[phrase.topic] ?? phrase.topic,
    step: phrase.step,
    courtroom,
    avoid: (courtroom && (locale === lang ? phrase : matchedPhrase)?.avoid) || "",
    gloss: gloss ? { lang: second, say: gloss.say } : null,
    matched,
  };
}

/** @param {string} locale @param {string} id */
function phraseIn(locale, id) {
  return byId.get(locale)?.get(id);
}

addEventListener("message", async ({ data }) => {
  try {
    if (data.type === "start") await start(data);
    else answer(data);
  } catch (error) {
    postMessage({ type: "failed", message: String(error) });
  }
});
