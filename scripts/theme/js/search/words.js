/** How the finder reads words: the one place where text is folded and split. */

/**
 * @typedef {object} Settings
 * @property {number} truncate words are also found by this many first letters; 0 is off
 * @property {boolean} pairs neighbouring syllables count as words
 * @property {string[]} glue words that say little
 * @property {[string, string][]} keys what is typed on a keyboard that lacks the language's letters,
 *   and the folded letters that it stands for
 * @property {string} marks what is typed there after a vowel to put a mark on it
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

/** @typedef {{ folded: string, lower: string }} Word `lower` still has its marks */

/** @type {Map<string, Word>} words that were read before; a language has few */
const known = new Map();

/** @param {string} word @returns {Word} */
function wordOf(word) {
  const before = known.get(word);
  if (before) return before;
  const made = { folded: fold(word), lower: word.toLowerCase().normalize("NFC") };
  known.set(word, made);
  return made;
}

/**
 * The words of a text in small letters, with and without their marks.
 * @param {string} text
 * @returns {Word[]}
 */
export function read(text) {
  return words(text)
    .map(wordOf)
    .filter(({ folded }) => folded);
}

/** @param {Word[]} read @returns {string[]} */
export const folded = (read) => read.map((word) => word.folded);

/** The kinds of index terms and what a match of each is worth; `plain` is a folded word. */
export const WEIGHTS = { plain: 1, exact: 0.5, start: 0.8, pair: 0.6, meaning: 0.6 };

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
