/** The finder's desk off the main thread. */

import { receive } from "./desk.js";
import { fetched } from "./fetched.js";

let base = "";

const hire = () => new Worker(new URL("backroom-worker.js", import.meta.url), { type: "module" });

addEventListener("message", ({ data }) => {
  base = data.base ?? base;
  receive(data, (name) => fetched(base, name), postMessage, hire);
});
