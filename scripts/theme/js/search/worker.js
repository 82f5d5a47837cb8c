/** The finder's desk off the main thread. */

import { receive } from "./desk.js";
import { fetched } from "./fetched.js";

let base = "";

addEventListener("message", ({ data }) => {
  base = data.base ?? base;
  receive(data, (name) => fetched(base, name), postMessage);
});
