/** What stays on the device, and what stays in the tab. Storage may be forbidden: then nothing does. */

/** @param {string} key @returns {string | null} a small setting, kept on the device */
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

/**
 * Data that is kept on the device.
 * @template T
 * @param {string} key
 * @param {T} otherwise what it is where nothing is kept, or something that cannot be read
 * @returns {T}
 */
export function recallData(key, otherwise) {
  return parsed(() => recall(key), otherwise);
}

/**
 * What a tab keeps of the conversation.
 * @template T
 * @param {string} key
 * @param {T} otherwise likewise
 * @returns {T}
 */
export function recallInTab(key, otherwise) {
  return parsed(() => sessionStorage.getItem(`pb.${key}`), otherwise);
}

/** @template T @param {() => string | null} read @param {T} otherwise @returns {T} */
function parsed(read, otherwise) {
  try {
    return JSON.parse(read() ?? "null") ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** @param {string} key @param {object} value something empty is not kept at all */
export function rememberInTab(key, value) {
  try {
    if (Object.keys(value).length) sessionStorage.setItem(`pb.${key}`, JSON.stringify(value));
    else sessionStorage.removeItem(`pb.${key}`);
  } catch {
    // Then it lasts until the next page.
  }
}
