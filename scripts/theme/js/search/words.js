/** How the finder reads words: the one place where text is folded and split. */

/**
 * @typedef {object} Settings
 * @property {number} truncate words are also found by this many first letters; 0 is off
 * @property {boolean} pairs neighbouring syllables count as words
 * @property {string[]} glue words that say little
 */

const LETTERS = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const MARKS = /\p{M}/gu;

/**
 * Small letters without marks: `Késik` and `kesik` are the same, `Đơn` is `don`, `don’t` is `dont`.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("đ", "d")
    .replace(/['’]/g, "");
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
export const WEIGHTS = { plain: 1, exact: 0.3, start: 0.4, pair: 0.5 };

/**
 * @param {string} term
 * @returns {keyof typeof WEIGHTS}
 */
export function kind(term) {
  if (term[0] === "=") return "exact";
  if (term[0] === "~") return "start";
  return term.includes(" ") ? "pair" : "plain";
}

/**
 * Every term that a text is found by: folded words, `=` words with their marks, `~` first letters
 * of long words, and pairs of syllables.
 * @param {string} text
 * @param {Pick<Settings, "truncate" | "pairs">} settings
 * @returns {string[]}
 */
export function terms(text, { truncate, pairs }) {
  const found = [];
  let before = "";
  for (const word of words(text)) {
    const folded = fold(word);
    if (!folded) continue;
    found.push(folded);
    const exact = word.toLowerCase().normalize("NFC");
    if (exact !== folded) found.push(`=${exact}`);
    if (truncate && folded.length > truncate) found.push(`~${folded.slice(0, truncate)}`);
    if (pairs && before) found.push(`${before} ${folded}`);
    before = folded;
  }
  return found;
}
