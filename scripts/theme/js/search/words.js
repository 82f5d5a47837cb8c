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

/**
 * Small letters without marks: `Késik` and `kesik` are the same, `Đơn` is `don`, `don’t` is `dont`.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize("NFD").replace(MARKS, "").replaceAll("đ", "d").replace(/['’]/g, "");
}

/**
 * The words of a text as they stand.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.match(LETTERS) ?? [];
}

/** The kinds of index terms and what a match of each is worth; `plain` is a folded word. */
export const WEIGHTS = { plain: 1, exact: 0.5, start: 0.6, pair: 0.6 };

/**
 * @param {string} term
 * @returns {keyof typeof WEIGHTS}
 */
export function kind(term) {
  if (term[0] === "=") return "exact";
  if (term[0] === "~") return "start";
  return term[0] === "+" ? "pair" : "plain";
}

/**
 * A text read once: its folded words, and every term that it is found by: folded words, `=` words
 * with their marks, `~` first letters of long words, and `+` pairs of syllables.
 * @param {string} text
 * @param {Pick<Settings, "truncate" | "pairs">} settings
 * @returns {{ folded: string[], terms: string[] }}
 */
export function reading(text, { truncate, pairs }) {
  /** @type {string[]} */
  const all = [];
  const terms = [];
  let before = "";
  for (const word of words(text)) {
    const folded = fold(word);
    if (!folded) continue;
    all.push(folded);
    terms.push(folded);
    const exact = word.toLowerCase().normalize("NFC");
    if (exact !== folded) terms.push(`=${exact}`);
    if (truncate && folded.length > truncate) terms.push(`~${folded.slice(0, truncate)}`);
    if (pairs && before) terms.push(`+${before} ${folded}`);
    before = folded;
  }
  return { folded: all, terms };
}
