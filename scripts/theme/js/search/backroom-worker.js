/** The finder's back room off the desk's thread. */

import { receive } from "./backroom.js";
import { listen } from "./thread.js";

listen(receive);
