/** Small settings that stay on the device. Storage may be forbidden or full: then they are not kept. */

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(`pb.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`pb.${key}`, value);
  } catch {
    // Nothing depends on it.
  }
}
