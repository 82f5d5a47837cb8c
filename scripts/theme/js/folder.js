/** The scripts of the folder edition: no server, so no fetch, no modules and no worker. */

import { one, root } from "./dom.js";
import { edition } from "./edition.js";
import { receive as atBackroom } from "./search/backroom.js";
import { receive as atDesk } from "./search/desk.js";

/** @type {Record<string, (data: any) => void>} */
const waiting = {};
/** @type {Record<string, Promise<any>>} */
const loaded = {};

/** @param {string} name @param {any} data */
function deliver(name, data) {
  waiting[name]?.(data);
}
Object.assign(globalThis, { phrasebookData: deliver });

/** @param {string} name */
function load(name) {
  loaded[name] ??= new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement("script");
    script.src = new URL(`search/${name}.js`, root).href;
    script.onerror = () => reject(new Error(`${name} is missing`));
    one("head").append(script);
  });
  return loaded[name];
}

/**
 * A port to what runs in a worker on the site, and on the page here.
 * @param {typeof atDesk} receive
 */
function inPage(receive) {
  const { port1, port2 } = new MessageChannel();
  const reply = (/** @type {object} */ message) => port2.postMessage(message);
  port2.onmessage = ({ data }) => receive(data, load, reply, () => inPage(atBackroom));
  port1.start();
  return port1;
}

Object.assign(edition, { load, hire: () => inPage(atDesk), page: "index.html" });
import("./main.js");
