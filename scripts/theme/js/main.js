/** What every page does: copying, light or dark, and the language switch. */

import { ask, forget } from "./conversation.js";
import { copyFrom, copyText } from "./copy.js";
import { toggle } from "./favourites.js";
import { layOut } from "./lay-out.js";
import { keepForOffline } from "./offline.js";
import { apply, second } from "./prefs.js";
import { show } from "./show.js";
import { remember } from "./storage.js";

const finder = () => import("./finder.js");
const wanted = new URLSearchParams(location.search).get("q");
if (wanted !== null) finder().then(({ open }) => open(wanted));

/** @type {Record<string, () => Promise<unknown>>} what only some pages need, by kind of page */
const kinds = {
  favourites: () => import("./favourites-page.js"),
  practice: () => import("./practice.js"),
};

apply();
kinds[document.body.dataset.kind ?? ""]?.();
const reply = () => import("./reply.js").then(({ open }) => open());
if (location.hash === "#reply" && document.querySelector("[data-reply]")) reply();
// The first moments belong to whoever has a caller on the line.
addEventListener("load", () => setTimeout(layOut, 100));
addEventListener("load", () => setTimeout(finder, 300));
addEventListener("load", () => setTimeout(keepForOffline, 1500));

/** @type {string | undefined} what is typed after `/` while the finder is still on its way */
let early;

async function openByKey() {
  if (early !== undefined) return;
  early = "";
  const { open } = await finder();
  if (early) open(early, true);
  else open();
  early = undefined;
}

/** Whether a key went to the finder that is not there yet. @param {KeyboardEvent} event */
function typedEarly({ key, ctrlKey, metaKey, altKey }) {
  if (early === undefined || ctrlKey || metaKey || altKey) return false;
  if (key === "Backspace") early = early.slice(0, -1);
  else if (key.length === 1) early += key;
  else return false;
  return true;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const copy = target.closest("[data-copy]");
  if (copy instanceof HTMLElement) copyFrom(copy);
  if (target.closest("[data-find]")) finder().then(({ open }) => open());
  if (target.closest("[data-theme-toggle]")) toggleTheme();
  if (target.closest("[data-forget]")) forget();
  if (target.closest("[data-print]")) print();
  if (target.closest("[data-reply]")) reply();
  const star = target.closest("[data-star]");
  if (star) toggle(star);
  const shown = target.closest("[data-show-line]")?.closest("[data-phrase]");
  if (shown) {
    const line = shown.querySelector(`.pb-second[lang="${second()}"]`);
    show(/** @type {HTMLElement} */ (line ?? shown.querySelector(".pb-say")));
  }
  const gap = target.closest(".pb-slot[role=button]");
  if (gap instanceof HTMLElement) fill(gap);
  const locale = target.closest("a[data-locale]");
  if (locale instanceof HTMLAnchorElement) {
    remember("locale", locale.dataset.locale ?? "");
    locale.hash = location.hash; // the same line in the other language
  }
  for (const menu of document.querySelectorAll(".pb-langs[open]")) {
    if (!menu.contains(target)) menu.removeAttribute("open");
  }
});

// Whoever reaches for the search place gets the engine while the hand is still on its way.
for (const place of document.querySelectorAll("[data-find]")) {
  place.addEventListener("pointerenter", () => finder().then(({ start }) => start()), {
    once: true,
  });
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (typedEarly(event)) {
    event.preventDefault();
    return;
  }
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    openByKey();
  }
  if (event.key === "Enter" && target.matches(".pb-slot[role=button]")) {
    event.preventDefault();
    /** @type {HTMLElement} */ (target).click();
  }
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll(".pb-langs[open]")) menu.removeAttribute("open");
    const drawer = document.getElementById("__drawer");
    if (drawer instanceof HTMLInputElement) drawer.checked = false;
  }
});

/** @param {HTMLElement} gap */
async function fill(gap) {
  const line = gap.closest("[lang]");
  if (line && (await ask(line, gap.dataset.slot))) {
    const button = gap.closest("[data-phrase]")?.querySelector("[data-copy]");
    if (button instanceof HTMLElement) copyFrom(button);
    else copyText(line);
  }
}

function toggleTheme() {
  const root = document.documentElement;
  const next = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
  root.dataset.mdColorScheme = next;
  remember("theme", next);
}
