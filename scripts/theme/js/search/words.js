/** How the finder reads words: the one place where text is folded and split. */

/**
 * @typedef {object} Settings
 * @property {number} truncate words are also found by this many first letters; 0 is off
 * @property {boolean} pairs neighbouring syllables count as words
 * @property {string[]} glue words that say little
 * @property {{ me: string, you: string }} [pair] what {me} and {you} stand for
 */

const LETTERS = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const MARKS = /\p{M}/gu;
const PLAIN = /^[a-z0-9 ]*$/;

/** @type {Map<string, string>} words that were folded before; a language has few */
const known = new Map();

/**
 * Small letters without marks: `Késik` and `kesik` are the same, `Đơn` is `don`, `don’t` is `dont`.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  let folded = known.get(lower);
  if (folded === undefined) {
    folded = lower.normalize("NFD").replace(MARKS, "").replaceAll("đ", "d").replace(/['’]/g, "");
    known.set(lower, folded);
  }
  return folded;
}

/**
 * The words of a text as they stand.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.match(LETTERS) ?? [];
}

/** @typedef {{ folded: string, lower: string }} Word `lower` still has its marks */

/**
 * The words of a text in small letters, with and without their marks.
 * @param {string} text
 * @returns {Word[]}
 */
export function read(text) {
  return words(text)
    .map((word) => ({ folded: fold(word), lower: word.toLowerCase().normalize("NFC") }))
    .filter(({ folded }) => folded);
}

/** The kinds of index terms and what a match of each is worth; `plain` is a folded word. */
export const WEIGHTS = { plain: 1, exact: 0.5, start: 0.6, pair: 0.6, meaning: 0.6 };

/**
 * @param {string} term
 * @returns {keyof typeof WEIGHTS}
 */
export function kind(term) {
  if (term[0] === "=") return "exact";
  if (term[0] === "~") return "start";
  if (term[0] === "#") return "meaning";
  return term[0] === "+" ? "pair" : "plain";
}

/**
 * Every term that words are found by: folded words, `=` words with their marks, `~` first letters
 * of long words, and `+` pairs of syllables.
 * @param {Word[]} read
 * @param {Pick<Settings, "truncate" | "pairs">} settings
 * @returns {string[]}
 */
export function terms(read, { truncate, pairs }) {
  const found = [];
  let before = "";
  for (const { folded, lower } of read) {
    found.push(folded);
    if (lower !== folded) found.push(`=${lower}`);
    if (truncate && folded.length > truncate) found.push(`~${folded.slice(0, truncate)}`);
    if (pairs && before) found.push(`+${before} ${folded}`);
    before = folded;
  }
  return found;
}
