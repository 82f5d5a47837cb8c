/**
 * The finder's desk: takes queries, and answers them with what has been loaded so far. Answers
 * carry the number of their query. It runs in a worker; see `edition.js` for where it cannot.
 */

import { Engine } from "./engine.js";
import { Shelf } from "./shelf.js";

/**
 * @typedef {import("./engine.js").Phrase} Phrase
 * @typedef {{ phrases: Phrase[] }} Lines one of the files of a locale
 * @typedef {{ id: string, write?: string, keywords: string }} Words
 * @typedef {Required<Pick<import("./shelf.js").Documents, "synonyms" | "asked">>} Known
 * @typedef {Lines & import("./engine.js").Head & {
 *   parts: { lines: number, words: number }, topics: Record<string, string>, placeholders: Record<string, string>,
 *   steps: { id: string, name: string, tint: number, mark: string }[],
 *   channels: { id: string, name: string }[] }} First
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

/** A bank of more files of lines than this answers with what is there so far. */
const MANY = 3;

/** How long the worker indexes before it looks for queries again. */
const SLICE_MS = 3;

/** So long after a query the machine belongs to the page, which shows the answer. */
const SHOWING_MS = 40;

/** @type {Engine} */
let engine;
/** @type {BroadcastChannel} */
let answers;
/** @type {Record<string, string>} titles in the page's own language */
let topics = {};
/** @type {Map<string, Map<string, Phrase>>} the lines by locale and phrase */
const lines = new Map();
/** @type {string[]} */
let locales = [];
/** Whether an answer waits for words that could change it. */
let patient = false;
/** Whether one does just now. */
let waiting = false;
/** When the last query came. */
let lastQuery = -Infinity;
/** @type {string} */
let source = "";
/** @typedef {(name: string) => Promise<any>} Load reads one of the files in search/ */
/** @type {Load} */
let load;
/** @type {(message: object) => void} */
let post;

/** @param {string} locale @param {number} from @param {number} to the first that is not loaded */
function loadAll(locale, from, to) {
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  return Promise.all(numbers.map((number) => load(`${locale}-${number}`)));
}

const turn = new MessageChannel();

/**
 * Lets queries be answered that have come meanwhile; a timer would wait for at least 4 ms. Once the
 * page's own language is there, indexing also rests while an answer is being shown, unless it is
 * what somebody waits for.
 */
async function yieldToQueries() {
  await new Promise((resolve) => {
    turn.port1.onmessage = resolve;
    turn.port2.postMessage(null);
  });
  while (engine.complete.size && !waiting) {
    const rest = lastQuery + SHOWING_MS - performance.now();
    if (rest <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/**
 * Takes things one at a time, so that queries are answered in between.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => void} take
 */
async function inSlices(things, take) {
  for (let at = 0; at < things.length; await yieldToQueries()) {
    const until = performance.now() + SLICE_MS;
    for (; at < things.length && performance.now() < until; at += 1) take(things[at]);
  }
}

/** @param {string} locale @param {Phrase[]} phrases */
function keep(locale, phrases) {
  const known = lines.get(locale) ?? new Map();
  lines.set(locale, known);
  for (const phrase of phrases) known.set(phrase.id, phrase);
}

/** @param {First} own @param {Phrase[]} phrases */
function addLines(own, phrases) {
  keep(own.locale, phrases);
  engine.add(own, phrases);
}

/**
 * Makes phrases findable by the words of the lines as they stand, which is all that an answer rests
 * on that does not wait for the other words; it takes a tenth of the time.
 * @param {First} own @param {Phrase[]} phrases
 */
function addEarly(own, phrases) {
  keep(own.locale, phrases);
  const settings = { ...own.settings, truncate: 0, pairs: false };
  const shelf = new Shelf({ settings, situations: [] });
  for (const phrase of phrases) shelf.add({ ...phrase, when: "", situations: [] });
  engine.place(own.locale, shelf, phrases);
}

/**
 * Makes the phrases of a locale findable by all their words.
 * @param {First} head
 */
async function complete(head) {
  const { locale, parts } = head;
  /** @type {[Known, Words[][]]} */
  const [{ synonyms, asked }, words] = await Promise.all([
    load(`${locale}-asked`),
    loadAll(`${locale}-words`, 0, parts.words),
  ]);
  const later = new Map(words.flat().map((more) => [more.id, more]));
  const phrases = [...(lines.get(locale)?.values() ?? [])];
  const shelf = new Shelf(head);
  await inSlices(synonyms, (row) => shelf.meanings.add(row));
  await inSlices(Object.entries(asked), ([text, ids]) => shelf.addAsked(text, ids));
  await inSlices(phrases, (phrase) => shelf.add({ ...phrase, ...later.get(phrase.id) }));
  engine.place(locale, shelf, phrases);
  for (const phrase of phrases) phrase.write = later.get(phrase.id)?.write;
  engine.complete.add(locale);
}

/**
 * Ready when the lines of the page's own language are there; the words that they are also found by
 * come next, then the guides, then the other locales, the source first.
 * @param {{ locale: string, others: string[], source: string, answers: string }} message
 */
async function start(message) {
  answers = new BroadcastChannel(message.answers);
  ({ source } = message);
  const others = message.others.toSorted((a, b) => +(b === source) - +(a === source));
  locales = [message.locale, ...others];
  /** @type {First} */
  const own = await load(`${message.locale}-0`);
  ({ topics } = own);
  patient = own.parts.lines <= MANY;
  engine = new Engine(own);
  post({ type: "locale", code: own.locale, placeholders: own.placeholders });
  const rest = () => loadAll(own.locale, 1, own.parts.lines);
  if (patient) {
    const all = [own, ...(await rest())];
    addEarly(
      own,
      all.flatMap(({ phrases }) => phrases),
    );
  } else {
    addLines(own, own.phrases);
  }
  post({ type: "ready", steps: own.steps });
  if (!patient) {
    for (const part of await rest()) {
      await inSlices(part.phrases, (phrase) => addLines(own, [phrase]));
    }
  }
  await orWithout(() => complete(own));
  await orWithout(async () => engine.addGuides(await load(`${own.locale}-guides`)));
  for (const code of others) await orWithout(() => addLocale(code));
}

/** @param {string} code */
async function addLocale(code) {
  /** @type {First} */
  const head = await load(`${code}-0`);
  const more = await loadAll(code, 1, head.parts.lines);
  for (const part of [head, ...more]) keep(code, part.phrases);
  await complete(head);
  post({ type: "locale", code, placeholders: head.placeholders });
}

/**
 * Does one more step, or goes on without it: what is there already answers, and waits no longer
 * for what does not come.
 * @param {() => Promise<void>} step
 */
async function orWithout(step) {
  try {
    await step();
  } catch {
    patient = false;
  }
  post({ type: "more" });
}

/**
 * @typedef {object} Query
 * @property {string} query
 * @property {import("./engine.js").Filters} filters
 * @property {number} seq
 * @property {boolean} writing lines for writing are wanted
 * @property {string} second the locale that is wanted beside the page's own
 * @property {string[]} kept the lines that are offered before anything is typed
 */

/** @param {Query} message */
function answer({ query, filters, seq, writing, second, kept }) {
  lastQuery = performance.now();
  const hits = engine.search(query, filters);
  waiting = patient && query.trim() !== "" && !engine.isSettled(query, hits, locales);
  if (waiting) {
    answers.postMessage({ seq, early: true });
    return;
  }
  const found = query.trim() ? hits.slice(0, MOST) : engine.browse(filters, kept);
  const filtered = Object.values(filters).some(Boolean);
  const guides = filtered ? [] : engine.searchGuides(query);
  answers.postMessage({
    seq,
    kept: !filtered && !query.trim() && found.length > 0,
    results: found.map((hit) => result(hit, writing, second)),
    guides: guides.slice(0, 3).map(({ url, title }) => ({ url, title })),
    situations: found.length || guides.length ? [] : engine.nearestSituations(query),
  });
}

/**
 * @param {import("./engine.js").Hit} hit
 * @param {boolean} writing
 * @param {string} wanted
 * @returns {Result}
 */
function result({ id, locale, matched, courtroom }, writing, wanted) {
  const { own } = engine;
  const phrase = /** @type {import("./engine.js").Phrase} */ (engine.phrases.get(id));
  const lang = phraseIn(own.locale, id) ? own.locale : source;
  const matchedPhrase = phraseIn(locale, id);
  const second = locale !== lang ? locale : wanted || source;
  const gloss = second !== lang ? phraseIn(second, id) : undefined;
  return {
    id,
    lang,
    say: (writing && phrase.write) || phrase.say,
    topic: phrase.topic,
    title: topics[phrase.topic] ?? phrase.topic,
    step: phrase.step,
    courtroom,
    avoid: (courtroom && (locale === lang ? phrase : matchedPhrase)?.avoid) || "",
    gloss: gloss ? { lang: second, say: gloss.say } : null,
    matched: [
      ...matched,
      ...engine.meant(locale, matched, [matchedPhrase?.say, matchedPhrase?.avoid]),
    ],
  };
}

/** @param {string} locale @param {string} id */
function phraseIn(locale, id) {
  return lines.get(locale)?.get(id);
}

/**
 * Takes one message of the page.
 * @param {any} data
 * @param {Load} read
 * @param {(message: object) => void} reply
 */
export async function receive(data, read, reply) {
  [load, post] = [read, reply];
  try {
    if (data.type === "start") await start(data);
    else answer(data);
  } catch (error) {
    post({ type: "failed", message: String(error) });
  }
}
