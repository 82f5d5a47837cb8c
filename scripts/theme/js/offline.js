/** Has the device keep this language's pages, once the page itself is there. */

import { root } from "./dom.js";

/** Asks the service worker to keep the page's locale; not in the live preview, nor to save data. */
export async function keepForOffline() {
  const { dataset, lang } = document.documentElement;
  const connection = /** @type {any} */ (navigator).connection;
  if (dataset.offline === undefined || !("serviceWorker" in navigator) || connection?.saveData) {
    return;
  }
  try {
    await navigator.serviceWorker.register(new URL("sw.js", root));
    const { active } = await navigator.serviceWorker.ready;
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data.kept) dataset.offline = "kept";
    });
    active?.postMessage({ keep: lang });
  } catch {
    // Private windows and file: have no service worker; the site works as long as it is online.
  }
}
