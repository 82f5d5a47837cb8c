/** The finder's engine off the main thread. The page sends queries; answers carry their number. */

import { Engine } from "./engine.js";

/**
 * @typedef {import("./engine.js").Documents & {
 *   topics: Record<string, string>, placeholders: Record<string, string>,
 *   steps: { id: string, name: string, tint: number, mark: string }[],
 *   channels: { id: string, name: string }[] }} LocaleFile
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

const MOST = 20;

/** How long the worker indexes before it looks for queries again, and how many phrases at once. */
const SLICE_MS = 5;
const FEW = 2;

/** So many phrases of the page's own language make the finder ready; the rest follow. */
const ENOUGH = 500;

/** @type {Engine} */
let engine;
/** @type {Map<string, LocaleFile>} */
const files = new Map();
/** @type {Map<string, Map<string, import("./engine.js").Phrase>>} */
const byId = new Map();
/** @type {string} */
let source = "";

/** @param {URL} url @returns {Promise<LocaleFile>} */
async function load(url) {
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
 * Indexes a locale's phrases a few at a time, so that queries are answered in between.
 * @param {LocaleFile} file
 * @param {number} from the first phrase that is not indexed yet
 */
async function index(file, from) {
  let at = from;
  while (at < file.phrases.length) {
    const until = performance.now() + SLICE_MS;
    while (at < file.phrases.length && performance.now() < until) {
      engine.add(file, file.phrases.slice(at, at + FEW));
      at += FEW;
    }
    await yieldToQueries();
  }
}

/** @param {{ base: string, locale: string, others: string[], source: string }} message */
async function start(message) {
  source = message.source;
  const url = (/** @type {string} */ code) => new URL(`search/${code}.json`, message.base);
  const own = await load(url(message.locale));
  files.set(message.locale, own);
  engine = new Engine(own);
  postMessage({ type: "locale", code: own.locale, placeholders: own.placeholders });
  engine.add(own, own.phrases.slice(0, ENOUGH));
  postMessage({ type: "ready", steps: own.steps });
  await index(own, ENOUGH);
  postMessage({ type: "complete" });
  // The page can be used; now the other languages, the source first.
  for (const code of message.others.toSorted((a, b) => +(b === source) - +(a === source))) {
    const file = await load(url(code));
    files.set(code, file);
    await index(file, 0);
    postMessage({ type: "locale", code, placeholders: file.placeholders });
  }
  postMessage({ type: "complete" });
}

/** @param {{ query: string, filters: import("./engine.js").Filters, seq: number }} message */
function answer({ query, filters, seq }) {
  const hits = engine.search(query, filters);
  const found = hits.length || query.trim() ? hits : engine.browse(filters);
  const guides = Object.values(filters).some(Boolean) ? [] : engine.searchGuides(query);
  postMessage({
    type: "answer",
    seq,
    results: found.slice(0, MOST).map(result),
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
    title: files.get(own.locale)?.topics[phrase.topic] ?? phrase.topic,
    step: phrase.step,
    courtroom,
    avoid: (courtroom && (locale === lang ? phrase : matchedPhrase)?.avoid) || "",
    gloss: gloss ? { lang: second, say: gloss.say } : null,
    matched,
  };
}

/** @param {string} locale @param {string} id */
function phraseIn(locale, id) {
  const file = files.get(locale);
  if (!file) return undefined;
  let known = byId.get(locale);
  if (!known) {
    known = new Map(file.phrases.map((phrase) => [phrase.id, phrase]));
    byId.set(locale, known);
  }
  return known.get(id);
}

addEventListener("message", async ({ data }) => {
  try {
    if (data.type === "start") await start(data);
    else answer(data);
  } catch (error) {
    postMessage({ type: "failed", message: String(error) });
  }
});
