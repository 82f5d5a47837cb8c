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

/** @type {Engine} */
let engine;
/** @type {Map<string, LocaleFile>} */
const files = new Map();
/** @type {string} */
let source = "";

/** @param {URL} url @returns {Promise<LocaleFile>} */
async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}

/** @param {{ base: string, locale: string, others: string[], source: string }} message */
async function start(message) {
  source = message.source;
  const url = (/** @type {string} */ code) => new URL(`search/${code}.json`, message.base);
  const own = await load(url(message.locale));
  files.set(message.locale, own);
  engine = new Engine(own);
  postMessage({ type: "locale", code: own.locale, placeholders: own.placeholders });
  postMessage({ type: "ready", steps: own.steps });
  // The page can be used; now the other languages, the source first.
  const rest = message.others.toSorted((a, b) => Number(b === source) - Number(a === source));
  for (const code of rest) {
    const file = await load(url(code));
    files.set(code, file);
    engine.add(file);
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
    total: found.length,
    results: found.slice(0, MOST).map(result),
    guides: guides.slice(0, 3).map(({ url, title }) => ({ url, title })),
    situations: found.length || guides.length ? [] : engine.nearestSituations(query),
  });
}

/** @param {import("./engine.js").Hit} hit @returns {Result} */
function result({ id, locale, matched, courtroom }) {
  const own = engine.own;
  const phrase = /** @type {import("./engine.js").Phrase} */ (engine.phrases.get(id));
  const lang = own.phrases.includes(phrase) ? own.locale : source;
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
  return files.get(locale)?.phrases.find((phrase) => phrase.id === id);
}

addEventListener("message", async ({ data }) => {
  try {
    if (data.type === "start") await start(data);
    else answer(data);
  } catch (error) {
    postMessage({ type: "failed", message: String(error) });
  }
});
