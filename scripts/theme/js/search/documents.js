/** What a locale brings to the finder, as the site's search files have it. */

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
 * @property {string} [keywords]
 * @typedef {{ id: string, name: string, says: string }} Situation
 * @typedef {{ url: string, title: string, text: string }} Guide
 * @typedef {object} Documents
 * @property {string} locale
 * @property {Settings} settings
 * @property {string[]} [synonyms] words that mean the same, with commas between them
 * @property {Record<string, string[]>} [asked] what was asked, and the ids of phrases that answer it
 * @property {Phrase[]} phrases
 * @property {Situation[]} situations
 * @property {Guide[]} guides
 * @typedef {Pick<Documents, "locale" | "settings" | "situations" | "synonyms" | "asked">} Head what
 *   a locale has besides phrases and guides
 * @typedef {{ step?: string, channel?: string, situation?: string }} Filters
 */

/** Whether a phrase is among those that are wanted. @param {Phrase} phrase @param {Filters} filters */
export function passes(phrase, { step, channel, situation }) {
  return (
    (!step || phrase.step === step) &&
    (!channel || !phrase.channels.length || phrase.channels.includes(channel)) &&
    (!situation || phrase.situations.includes(situation))
  );
}
