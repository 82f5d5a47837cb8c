/** What one slip of the fingers makes of a word; a slip is seldom in the first letter. */

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * The words that two neighbouring letters in the wrong order may stand for.
 * @param {string} typed
 * @returns {string[]}
 */
export function swapped(typed) {
  return Array.from(
    { length: Math.max(0, typed.length - 1) },
    (_, at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2),
  );
}

/**
 * The words that a letter too many, missing or wrong may stand for, with the same first letter.
 * @param {string} typed folded
 * @returns {Generator<string>}
 */
export function* respelt(typed) {
  for (let at = 1; at <= typed.length; at += 1) {
    const [before, after] = [typed.slice(0, at), typed.slice(at)];
    const rest = after.slice(1);
    if (after) yield before + rest;
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after) yield before + letter + rest;
    }
  }
}

/**
 * Whether one slip makes one word of the other: a letter too many, missing or wrong, or two letters
 * in the wrong order.
 * @param {string} typed
 * @param {string} meant
 */
export function isSlip(typed, meant) {
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const [rest, other] = [typed.slice(same), meant.slice(same)];
  if (rest.length === other.length + 1) return rest.slice(1) === other;
  if (other.length === rest.length + 1) return other.slice(1) === rest;
  if (rest.length !== other.length) return false;
  if (rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}
