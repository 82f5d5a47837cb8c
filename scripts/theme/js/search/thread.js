/** Runs a desk, or a back room, in a worker. */

import { fetched } from "./fetched.js";

/**
 * Has every message of the worker's owner taken. The first brings the root of the site, from which
 * files are read.
 * @param {(data: any, load: import("./stock.js").Load, reply: (message: object) => void) => void} take
 */
export function listen(take) {
  let base = "";
  addEventListener("message", ({ data }) => {
    base = data.base ?? base;
    take(data, (name) => fetched(base, name), postMessage);
  });
}
