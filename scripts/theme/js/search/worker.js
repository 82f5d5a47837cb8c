/** The finder's desk off the main thread. */

import { receive } from "./desk.js";
import { listen } from "./thread.js";

const hire = () => new Worker(new URL("backroom-worker.js", import.meta.url), { type: "module" });

listen((data, load, reply) => receive(data, load, reply, hire));
