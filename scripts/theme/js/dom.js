/** Finding elements that the templates promise. */

/**
 * The first match; throws where the template has none, because nothing works then.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function one(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector} in the page`);
  return /** @type {HTMLElement} */ (found);
}

/** The root of the site. */
export const root = new URL(document.documentElement.dataset.root ?? "./", location.href);
