/** Reads a locale from the files of search/ and stocks a shelf with its words. */

/**
 * @typedef {import("./documents.js").Phrase} Phrase
 * @typedef {(name: string) => Promise<any>} Load reads one of the files in search/
 * @typedef {{ phrases: Phrase[] }} Lines one of the files of a locale
 * @typedef {{ id: string, write?: string, when?: string, keywords: string }} Words
 * @typedef {Required<Pick<import("./documents.js").Documents, "synonyms" | "asked">>} Known
 * @typedef {Lines & import("./documents.js").Head & {
 *   parts: { lines: number, words: number }, topics: Record<string, string>, placeholders: Record<string, string>,
 *   steps: { id: string, name: string, tint: number, mark: string }[],
 *   channels: { id: string, name: string }[] }} First
 */

/** A bank of more files of lines than this answers with what is there so far. */
export const MANY = 3;

/** So long is worked at a stretch before messages are looked for. */
const SLICE_MS = 3;

/**
 * The files of lines after the first.
 * @param {First} first
 * @param {Load} load
 * @returns {Promise<Lines[]>}
 */
export function linesAfter({ locale, parts }, load) {
  return loadAll(`${locale}-`, 1, parts.lines, load);
}

/**
 * Puts all words of a locale on a shelf. Messages are answered meanwhile.
 * @param {import("./shelf.js").Shelf} shelf
 * @param {First} first
 * @param {Phrase[]} phrases the lines of all its files
 * @param {Load} load
 * @param {() => Promise<void>} [rest] between two stretches of work
 */
export async function stock(shelf, first, phrases, load, rest) {
  const { locale, parts } = first;
  /** @type {[Known, Words[][]]} */
  const [{ synonyms, asked }, words] = await Promise.all([
    load(`${locale}-asked`),
    loadAll(`${locale}-words-`, 0, parts.words, load),
  ]);
  const later = new Map(words.flat().map((more) => [more.id, more]));
  await inSlices(synonyms, (row) => shelf.meanings.add(row), rest);
  await inSlices(Object.entries(asked), ([text, ids]) => shelf.addAsked(text, ids), rest);
  await inSlices(phrases, (phrase) => shelf.add({ ...phrase, ...later.get(phrase.id) }), rest);
}

/**
 * Takes things one at a time, and looks for messages in between; a timer would wait for at least
 * 4 ms each time.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => void} take
 * @param {() => Promise<void>} [rest]
 */
export async function inSlices(things, take, rest = async () => {}) {
  const turn = new MessageChannel();
  for (let at = 0; at < things.length;) {
    const until = performance.now() + SLICE_MS;
    for (; at < things.length && performance.now() < until; at += 1) take(things[at]);
    await new Promise((resolve) => {
      turn.port1.onmessage = resolve;
      turn.port2.postMessage(null);
    });
    await rest();
  }
  turn.port1.close();
}

/** @param {string} name @param {number} from @param {number} to @param {Load} load */
function loadAll(name, from, to, load) {
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  return Promise.all(numbers.map((number) => load(`${name}${number}`)));
}
