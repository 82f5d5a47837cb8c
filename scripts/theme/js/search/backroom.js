/**
 * The back room: keeps the words of the locales besides the page's own, and tells the desk what a
 * query finds in them. It runs in a worker of its own, so that stocking it holds up no answer.
 */

import { Others } from "./others.js";
import { Shelf } from "./shelf.js";
import { MANY, inSlices, linesAfter, stock } from "./stock.js";

/**
 * @typedef {import("./stock.js").Load} Load
 * @typedef {import("./stock.js").First} First
 * @typedef {{ first: First, phrases: import("./documents.js").Phrase[] }} Brought the lines of a locale
 * @typedef {{ type: "lines", code: string, phrases: import("./documents.js").Phrase[],
 *   placeholders: Record<string, string> }} Lines
 * @typedef {{ type: "complete", code: string, writes: [string, string][] }} Complete all words of
 *   a locale are there; `writes` are lines for writing by phrase
 * @typedef {{ type: "missing" }} Missing a locale could not be read
 * @typedef {{ type: "hits", question: number, hits: import("./shelf.js").Scored[] }} Hits
 * @typedef {{ type: "failed", message: string }} Failed
 * @typedef {Lines | Complete | Missing | Hits | Failed} Message what the desk is told
 */

/** So long after a query the machine belongs to the desk and the page, which shows the answer. */
const SHOWING_MS = 40;

const others = new Others();
/** When the last query came. */
let lastQuery = -Infinity;
/** Whether its answer waits for what is being stocked. */
let hurry = false;

/**
 * Takes one message of the desk.
 * @param {any} data
 * @param {Load} load
 * @param {(message: Message) => void} reply
 */
export async function receive(data, load, reply) {
  if (data.type === "start") {
    /** @type {Brought[]} */
    const brought = [];
    for (const code of data.locales) {
      await orWithout(async () => void brought.push(await bring(code, load, reply)), reply);
    }
    for (const some of brought) await orWithout(() => complete(some, load, reply), reply);
    return;
  }
  if (data.type === "asked") {
    ({ hurry } = data);
    lastQuery = performance.now();
    return;
  }
  try {
    const { question, text, filters } = data;
    reply({ type: "hits", question, hits: others.search(text, filters) });
  } catch (error) {
    reply({ type: "failed", message: String(error) });
  }
}

/** Lets an answer be shown first, unless it waits for this. */
async function rest() {
  while (!hurry) {
    const left = lastQuery + SHOWING_MS - performance.now();
    if (left <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}

/** @param {() => Promise<void>} step @param {(message: Message) => void} reply */
async function orWithout(step, reply) {
  try {
    await step();
  } catch {
    reply({ type: "missing" });
  }
}

/**
 * Makes the phrases of a locale findable by their lines.
 * @param {string} code @param {Load} load @param {(message: Message) => void} reply
 * @returns {Promise<Brought>}
 */
async function bring(code, load, reply) {
  /** @type {First} */
  const first = await load(`${code}-0`);
  const files = [first, ...(await linesAfter(first, load))];
  const phrases = files.flatMap((file) => file.phrases);
  if (files.length <= MANY) {
    const shelf = Shelf.ofLines(first);
    await inSlices(phrases, (phrase) => shelf.addLine(phrase), rest);
    others.place(shelf);
  }
  reply({ type: "lines", code, phrases, placeholders: first.placeholders });
  await rest();
  return { first, phrases };
}

/**
 * Makes the phrases of a locale findable by all their words.
 * @param {Brought} brought @param {Load} load @param {(message: Message) => void} reply
 */
async function complete({ first, phrases }, load, reply) {
  const code = first.locale;
  const shelf = Others.shelf(first);
  await stock(shelf, first, phrases, load, rest);
  others.place(shelf);
  const writes = [...shelf.phrases.values()].flatMap(({ id, write }) =>
    write ? [[id, write]] : [],
  );
  reply({ type: "complete", code, writes: /** @type {[string, string][]} */ (writes) });
}
