/** What is wrong with the tone of a reply: two apologies, no sign of listening, a cold word. */

import { lineNodes } from "./line.js";
import { fold, words } from "./search/words.js";

/**
 * @typedef {object} Reply
 * @property {number} apologies how many of its lines are apologies
 * @property {boolean} acknowledged whether a line takes up what the customer said
 * @typedef {{ phrases: { say: string, avoid?: string }[], settings: { glue: string[] } }} Bank
 */

/** So many words in a row of a line that one should not say are no accident. */
const RUN = 3;

export class Tone {
  /**
   * @param {DOMStringMap} labels the warnings, and the words that apologise or are cold
   * @param {() => Promise<Bank>} load the lines that one should not say
   */
  constructor(labels, load) {
    this.labels = labels;
    this.load = load;
    this.sorry = listed(labels.sorryWords);
    this.cold = listed(labels.coldWords);
    /** @type {Promise<ReturnType<typeof runs>> | undefined} */
    this.runs = undefined;
  }

  /**
   * The warnings about a reply, as sentences.
   * @param {string[]} own the sentences that staff typed
   * @param {Reply} reply
   * @returns {Promise<string[]>}
   */
  async of(own, { apologies, acknowledged }) {
    const typed = own.map((text) => ` ${words(text).map(fold).join(" ")} `);
    const sorries = typed.filter((text) => this.sorry.some((word) => text.includes(` ${word}`)));
    const found = [];
    if (apologies + sorries.length > 1) found.push(this.labels.twoSorries ?? "");
    if (!acknowledged && !typed.some((text) => text.trim())) found.push(this.labels.noEcho ?? "");
    for (const [index, text] of typed.entries()) {
      const cold = this.cold.find((word) => text.includes(` ${word} `));
      const run = text.trim() ? await this.courtroom(text) : undefined;
      if (run) {
        const line = this.labels.coldInstead ?? "";
        found.push(line.replace("{words}", run.words).replace("{line}", run.instead));
      } else if (cold) {
        found.push((this.labels.cold ?? "").replace("{words}", asTyped(own[index], cold)));
      }
    }
    return found;
  }

  /**
   * The line that one should not say whose words stand in a text, and its better partner.
   * @param {string} text folded, between spaces
   */
  async courtroom(text) {
    this.runs ??= this.load().then(runs);
    for (const [run, phrase] of await this.runs) {
      if (text.includes(` ${run} `)) {
        const instead = lineNodes(phrase.say, document.documentElement.lang)
          .map((node) => (typeof node === "string" ? node : shown(node)))
          .join("");
        return { words: phrase.avoid ?? "", instead };
      }
    }
    return undefined;
  }
}

/** @param {Element} word a gap or an address word */
function shown({ className, textContent }) {
  return className === "pb-slot" ? `[${textContent}]` : textContent;
}

/** @param {string} [list] words with commas between them */
function listed(list = "") {
  return list
    .split(",")
    .map((word) => words(word).map(fold).join(" "))
    .filter(Boolean);
}

/** The words of a text as they were typed. @param {string} text @param {string} folded */
function asTyped(text, folded) {
  const all = words(text);
  const size = folded.split(" ").length;
  for (let at = 0; at + size <= all.length; at += 1) {
    const some = all.slice(at, at + size);
    if (some.map(fold).join(" ") === folded) return some.join(" ");
  }
  return folded;
}

/** Every run of words of a line not to say that says something. @param {Bank} bank */
function runs({ phrases, settings }) {
  const glue = new Set(settings.glue.map(fold));
  /** @type {Map<string, Bank["phrases"][number]>} */
  const found = new Map();
  for (const phrase of phrases) {
    const folded = words(phrase.avoid ?? "").map(fold);
    for (let at = 0; at + RUN <= folded.length; at += 1) {
      const run = folded.slice(at, at + RUN);
      if (run.filter((word) => !glue.has(word)).length >= 2) found.set(run.join(" "), phrase);
    }
  }
  return found;
}
