/**
 * What differs between the site and the folder that opens without a server: how data is read, and
 * where the finder works. `folder.js` changes both before anything asks.
 */

import { root } from "./dom.js";
import { fetched } from "./search/fetched.js";

/**
 * @typedef {object} Edition
 * @property {(name: string) => Promise<any>} load reads a file of search/
 * @property {() => Worker | MessagePort} hire starts the finder's desk
 * @property {string} page what an address of a page ends with
 */

/** @type {Edition} */
export const edition = {
  load: (name) => fetched(root, name),
  hire: () => new Worker(new URL("search/worker.js", import.meta.url), { type: "module" }),
  page: "",
};

/**
 * The address of a page of the site.
 * @param {string} path from the root, with its anchor
 */
export function pageAddress(path) {
  return new URL(path.replace(/(?<=\/)(?=#|$)/, edition.page), root).href;
}
