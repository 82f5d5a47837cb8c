/** The finder's back room off the desk's thread. */

import { receive } from "./backroom.js";
import { fetched } from "./fetched.js";

let base = "";

addEventListener("message", ({ data }) => {
  base = data.base ?? base;
  receive(data, (name) => fetched(base, name), postMessage);
});
