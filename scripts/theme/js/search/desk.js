/**
 * The finder's desk: takes queries, and answers them with what has been loaded so far. Answers
 * carry the number of their query. It runs in a worker; see `edition.js` for where it cannot.
 */

import { Engine } from "./engine.js";
import { Shelf } from "./shelf.js";
import { MANY, inSlices, linesAfter, stock } from "./stock.js";

/**
 * @typedef {import("./engine.js").Phrase} Phrase
 * @typedef {import("./shelf.js").Scored} Scored
 * @typedef {import("./stock.js").First} First
 * @typedef {() => Worker | MessagePort} Hire starts the back room
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
/** @type {string} */
let source = "";
/** @type {import("./stock.js").Load} */
let load;
/** @type {(message: object) => void} */
let post;
/** @type {Worker | MessagePort | undefined} */
let backroom;
/** Takes what the back room has found for the latest question. @type {(hits: Scored[]) => void} */
let takeHits = () => {};
/** How many questions the back room was asked; nobody may be waiting for the answers to older ones. */
let questions = 0;

/** @param {string} locale @param {Phrase[]} phrases */
function keep(locale, phrases) {
  const known = lines.get(locale) ?? new Map();
  lines.set(locale, known);
  for (const phrase of phrases) known.set(phrase.id, phrase);
}

/** @param {First} own @param {Phrase[]} phrases */
function addLines({ locale }, phrases) {
  keep(locale, phrases);
  engine.add(phrases);
}

/** @param {First} own @param {Phrase[]} phrases */
function addEarly(own, phrases) {
  keep(own.locale, phrases);
  const shelf = Shelf.ofLines(own);
  for (const phrase of phrases) shelf.addLine(phrase);
  engine.place(shelf);
}

/**
 * Ready when the lines of the page's own language are there; the words that they are also found by
 * come next, then the guides. The other locales are left to the back room, the source first.
 * @param {{ base: string, locale: string, others: string[], source: string, answers: string }} message
 * @param {Hire} hire
 */
async function start({ base, locale, others, ...message }, hire) {
  answers = new BroadcastChannel(message.answers);
  ({ source } = message);
  locales = [locale, ...others.toSorted((a, b) => +(b === source) - +(a === source))];
  /** @type {First} */
  const own = await load(`${locale}-0`);
  ({ topics } = own);
  patient = own.parts.lines <= MANY;
  engine = new Engine(own);
  post({ type: "locale", code: locale, placeholders: own.placeholders });
  const files = patient ? [own, ...(await linesAfter(own, load))] : [own];
  const first = files.flatMap(({ phrases }) => phrases);
  if (patient) addEarly(own, first);
  else addLines(own, first);
  post({ type: "ready", steps: own.steps });
  if (!patient) {
    for (const { phrases } of await linesAfter(own, load)) {
      await inSlices(phrases, (phrase) => addLines(own, [phrase]));
    }
  }
  await orWithout(() => complete(own));
  await orWithout(async () => engine.addGuides(await load(`${locale}-guides`)));
  await orWithout(async () => openBackroom(hire(), base));
}

/** Makes the phrases of the page's language findable by all their words. @param {First} own */
async function complete(own) {
  const shelf = new Shelf(own);
  await stock(shelf, own, [...(lines.get(own.locale)?.values() ?? [])], load);
  engine.place(shelf);
  engine.complete.add(own.locale);
}

/**
 * Does one more step, or goes on without it.
 * @param {() => Promise<void>} step
 */
async function orWithout(step) {
  try {
    await step();
    post({ type: "more" });
  } catch {
    missing();
  }
}

/** What is there already answers, and waits no longer for what does not come. */
function missing() {
  patient = false;
  post({ type: "more" });
}

/** @param {Worker | MessagePort} hired @param {string} base the root of the site */
function openBackroom(hired, base) {
  backroom = hired;
  backroom.addEventListener("message", (event) => hear(/** @type {MessageEvent} */ (event).data));
  backroom.addEventListener("error", () => {
    takeHits([]);
    missing();
  });
  backroom.postMessage({ type: "start", base, locales: locales.slice(1) });
}

/** @param {import("./backroom.js").Message} message of the back room */
function hear(message) {
  if (message.type === "hits") {
    if (message.question === questions) takeHits(message.hits);
  } else if (message.type === "lines") {
    const { code, phrases, placeholders } = message;
    keep(code, phrases);
    engine.addForeign(phrases);
    post({ type: "locale", code, placeholders });
    post({ type: "more" });
  } else if (message.type === "complete") {
    for (const [id, write] of message.writes) {
      const phrase = phraseIn(message.code, id);
      if (phrase) phrase.write = write;
    }
    engine.complete.add(message.code);
    post({ type: "more" });
  } else if (message.type === "failed") {
    takeHits([]);
    post(message);
  } else {
    missing();
  }
}

/** @type {import("./engine.js").AskOthers} */
function askOthers(text, filters) {
  if (!locales.slice(1).some((code) => lines.has(code))) return [];
  questions += 1;
  return new Promise((resolve) => {
    takeHits = resolve;
    backroom?.postMessage({ type: "query", question: questions, text, filters });
  });
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
async function answer({ query, filters, seq, writing, second, kept }) {
  backroom?.postMessage({ type: "asked", hurry: false });
  const hits = await engine.search(query, filters, askOthers);
  if (patient && query.trim() && !engine.isSettled(query, hits, locales)) {
    backroom?.postMessage({ type: "asked", hurry: true });
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
    avoid: (courtroom && (locale === lang ? phrase : phraseIn(locale, id))?.avoid) || "",
    gloss: gloss ? { lang: second, say: gloss.say } : null,
    matched,
  };
}

/** @param {string} locale @param {string} id */
function phraseIn(locale, id) {
  return lines.get(locale)?.get(id);
}

/**
 * Takes one message of the page.
 * @param {any} data
 * @param {import("./stock.js").Load} read
 * @param {(message: object) => void} reply
 * @param {Hire} hire
 */
export async function receive(data, read, reply, hire) {
  [load, post] = [read, reply];
  try {
    if (data.type === "start") await start(data, hire);
    else await answer(data);
  } catch (error) {
    post({ type: "failed", message: String(error) });
  }
}
