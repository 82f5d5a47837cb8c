/** What a word may stand for that was typed without its language's letters, or without a space. */

const FROM_VOWEL = /[aeiouy].*/;
/** So many letters at a time are looked at; nobody types a longer word. */
const LONGEST = 40;

/**
 * The folded word that was meant by keys: “looix” is “lỗi” in Telex, “luudzu” is “lūdzu”.
 * @param {string} typed folded
 * @param {Pick<import("./words.js").Settings, "keys" | "marks">} language
 */
export function fromKeys(typed, { keys, marks }) {
  const unmarked = typed.replace(FROM_VOWEL, ([vowel, ...rest]) =>
    [vowel, ...rest.filter((key) => !marks.includes(key))].join(""),
  );
  return keys.reduce((word, [typedAs, letter]) => word.replaceAll(typedAs, letter), unmarked);
}

/**
 * The words that were typed in one, as few as may be, and of as few those that are used more.
 * @param {string} typed folded
 * @param {number} shortest of how many letters a part must be
 * @param {(part: string, before: string) => number} uses how often a part stands after another (or
 *   at the beginning), 0 where it does not
 * @returns {string[]} empty where it is no such word
 */
export function apart(typed, shortest, uses) {
  /** @type {Map<number, { parts: string[], least: number }>} the best by where they end */
  const best = new Map([[0, { parts: [], least: Infinity }]]);
  const length = Math.min(typed.length, LONGEST);
  for (let end = shortest; end <= length; end += 1) {
    for (let start = 0; start <= end - shortest; start += 1) {
      const before = best.get(start);
      if (!before) continue;
      const part = typed.slice(start, end);
      const least = Math.min(before.least, uses(part, before.parts.at(-1) ?? ""));
      const known = best.get(end);
      const fewer = (known?.parts.length ?? Infinity) - before.parts.length - 1;
      if (least && (fewer > 0 || (fewer === 0 && least > (known?.least ?? 0)))) {
        best.set(end, { parts: [...before.parts, part], least });
      }
    }
  }
  const found = best.get(typed.length)?.parts ?? [];
  return found.length > 1 ? found : [];
}
