/** The finder: a combobox in a dialog. The worker ranks; this shows, copies and opens. */

import { fillIn } from "./conversation.js";
import { copyText } from "./copy.js";
import { counted } from "./count.js";
import { one, root } from "./dom.js";
import { edition, pageAddress } from "./edition.js";
import { favourites, recents, used } from "./favourites.js";
import { element, gapNames, lineNodes } from "./line.js";
import { second, writing } from "./prefs.js";

/**
 * @typedef {import("./search/desk.js").Result} Result
 * @typedef {{ id: string, name: string, says: string }} Situation
 * @typedef {{ seq: number, results: Result[], situations: Situation[],
 *   guides: { url: string, title: string }[], kept: boolean }} Answer
 * @typedef {{ seq: number, early: true }} Early the words that could change the answer are on
 *   their way
 */

const dialog = /** @type {HTMLDialogElement} */ (one("[data-finder]"));
const input = /** @type {HTMLInputElement} */ (one("input", dialog));
const list = one("[role=listbox]", dialog);
const count = one(".pb-count", dialog);
const empty = one(".pb-none", dialog);
const toast = one(".pb-toast", dialog);
const filters = /** @type {HTMLSelectElement[]} */ ([...dialog.querySelectorAll("select")]);
const { locale = "", locales = "", source = "" } = dialog.dataset;

/** @type {ReturnType<typeof edition.hire> | undefined} */
let worker;
let ready = false;
/** So many results fill the list; the others follow when nothing is typed for a moment. */
const AT_ONCE = 5;
const PAUSE_MS = 100;

let more = 0;
let asked = 0;
let answered = 0;
let waiting = false;
/** Whether what the list shows answers what stands in the field. */
let current = false;
/** Enter was pressed before it did: the best line is copied once it is known. */
let copyNext = false;
let selected = 0;
/** @type {Map<string, { name: string, tint: number, mark: string }>} */
let steps = new Map();

/**
 * Opens the finder, with a query if there is one, and gets the engine going.
 * @param {string} [query]
 * @param {boolean} [typing] whether somebody is in the middle of it
 */
export function open(query, typing = false) {
  if (!dialog.open) dialog.showModal();
  if (query !== undefined) {
    input.value = query;
    setCurrent(false);
  }
  input.focus();
  if (typing) input.setSelectionRange(input.value.length, input.value.length);
  else input.select();
  start();
  ask();
}

/** Starts the worker; the page may call it before the finder is opened. */
export function start() {
  if (worker) return;
  performance.mark("pb-finder-start");
  worker = edition.hire();
  worker.addEventListener("message", (event) => {
    const { data } = /** @type {MessageEvent} */ (event);
    if (data.type === "locale") {
      gapNames.set(data.code, data.placeholders);
      return;
    }
    if (data.type === "ready") {
      ready = true;
      steps = new Map(data.steps.map((/** @type {{ id: string }} */ step) => [step.id, step]));
      performance.measure("pb-finder-ready", "pb-finder-start");
    } else if (data.type === "failed") {
      count.textContent = dialog.dataset.failed ?? "";
      return;
    }
    ask(); // ready, or more words: ask again for what stands in the field
  });
  // Messages of a worker wait for the next frame after a key; those of a channel do not
  // (Chromium, measured: half the time from key to results). The name is this page's own.
  const name = `pb-finder-${performance.timeOrigin}-${Math.random()}`;
  const answers = new BroadcastChannel(name);
  answers.addEventListener("message", ({ data }) => take(data));
  const others = locales.split(" ").filter((code) => code !== locale);
  worker.postMessage({ type: "start", base: root.href, locale, others, source, answers: name });
}

/** Asks for what stands in the field now; while an answer is under way, only the latest waits. */
function ask() {
  if (!ready) return;
  if (answered < asked) {
    waiting = true;
    return;
  }
  waiting = false;
  asked += 1;
  worker?.postMessage({
    type: "query",
    seq: asked,
    query: input.value,
    filters: Object.fromEntries(filters.map(({ name, value }) => [name, value])),
    writing: writing(),
    second: second(),
    kept: [...new Set([...favourites(), ...recents()])],
  });
}

/** @param {Answer | Early} answer */
function take(answer) {
  answered = answer.seq;
  if (waiting) {
    ask(); // typed on since
  } else if (!("early" in answer) && !(current && selected > 0)) {
    show(answer); // unless somebody is choosing from the same list already
    if (copyNext) copy();
  }
}

/** @param {boolean} is */
function setCurrent(is) {
  current = is;
  list.setAttribute("aria-busy", String(!is));
}

/** @param {Answer} answer */
function show({ results, situations, guides, kept }) {
  setCurrent(true);
  const hits = [
    ...results.map((result, index) => () => option(result, index)),
    ...guides.map((page, index) => () => guide(page, index)),
  ];
  const made = (/** @type {(() => Element)[]} */ some) => some.map((make) => make());
  list.replaceChildren(...made(hits.slice(0, AT_ONCE)));
  fillIn(list);
  clearTimeout(more);
  more = setTimeout(() => {
    list.append(...made(hits.slice(AT_ONCE)));
    fillIn(list);
  }, PAUSE_MS);
  const nothing = !results.length && !guides.length;
  const typed = input.value.trim();
  count.textContent = nothing
    ? typed && (dialog.dataset.none ?? "").replace("{query}", typed)
    : kept
      ? (dialog.dataset.kept ?? "")
      : counted(dialog.dataset.results, hits.length);
  empty.replaceChildren(...(nothing ? suggestions(situations, typed) : []));
  input.setAttribute("aria-expanded", String(!nothing));
  select(0);
  performance.mark("pb-finder-shown");
}

/** @param {Situation[]} situations @param {string} typed */
function suggestions(situations, typed) {
  const title = element("p", "pb-none__title", (typed && dialog.dataset.nearest) || "");
  const items = situations.map(({ id, name, says }) => {
    const link = element("a", "pb-tile");
    link.setAttribute("href", pageAddress(`${locale}/situations/${id}/`));
    link.append(element("b", "", name), element("span", "", says));
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  const tiles = element("ul", "pb-tiles");
  tiles.append(...items);
  return typed ? [title, tiles] : [tiles];
}

/** @param {Result} result @param {number} index */
function option(result, index) {
  const item = element("li", "pb-opt");
  item.id = `pb-option-${index}`;
  item.setAttribute("role", "option");
  item.dataset.phrase = result.id;
  item.dataset.href = pageAddress(`${locale}/${result.topic}/#${result.id}`);
  const matched = new Set(result.matched);
  const body = document.createElement("div");
  if (result.courtroom && result.avoid) {
    item.classList.add("pb-opt--court");
    const verdict = element("div", "pb-verdict");
    const struck = element("p", "pb-avoid");
    const s = document.createElement("s");
    s.append(...lineNodes(result.avoid, result.lang, matched));
    struck.append(s);
    verdict.append(element("p", "pb-label", dialog.dataset.courtroom), struck);
    item.append(verdict);
    body.append(element("p", "pb-label pb-label--say", dialog.dataset.instead));
  }
  const line = element("p", "pb-line");
  line.lang = result.lang;
  line.append(...lineNodes(result.say, result.lang, matched));
  body.append(line);
  if (result.gloss) {
    const hit = element("p", "pb-hit");
    const words = document.createElement("span");
    words.lang = result.gloss.lang;
    words.append(...lineNodes(result.gloss.say, result.gloss.lang, matched));
    hit.append(element("span", "pb-code", result.gloss.lang.toUpperCase()), words);
    body.append(hit);
  }
  body.append(origin(result));
  item.append(body, icon("book", "pb-opt__open"));
  return item;
}

/** @param {Result} result */
function origin({ step, title }) {
  const place = steps.get(step);
  const from = element("p", "pb-src");
  if (place) from.append(wave(place.tint, place.mark));
  from.append(place ? `${place.name} · ${title}` : title);
  return from;
}

/** @param {{ url: string, title: string }} guide_ @param {number} index */
function guide({ url, title }, index) {
  const item = element("li", "pb-opt");
  item.id = `pb-guide-${index}`;
  item.setAttribute("role", "option");
  item.dataset.guide = url;
  item.dataset.href = pageAddress(url);
  const body = document.createElement("div");
  body.append(element("p", "pb-line", title), element("p", "pb-src", dialog.dataset.guide));
  item.append(body, icon("book", "pb-opt__open"));
  return item;
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {string} extra */
function icon(name, extra) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `pb-i ${extra}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** @param {number} tint @param {string} shape */
function wave(tint, shape) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `pb-wave pb-t${tint}`);
  svg.setAttribute("viewBox", "0 0 30 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  svg.append(path);
  return svg;
}

/** @param {number} index */
function select(index) {
  const options = [...list.children];
  selected = Math.max(0, Math.min(index, options.length - 1));
  for (const [at, item] of options.entries()) {
    item.setAttribute("aria-selected", String(at === selected));
  }
  const item = options[selected];
  if (item) {
    input.setAttribute("aria-activedescendant", item.id);
    if (index > 0) item.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

/** Copies the chosen line; a guide has no line, so it opens. */
async function copy() {
  copyNext = false;
  const item = /** @type {HTMLElement | undefined} */ (list.children[selected]);
  if (!item) return;
  if (item.dataset.guide) {
    visit(item);
    return;
  }
  toast.textContent = await copyText(one(".pb-line", item));
  if (toast.textContent) used(item.dataset.phrase ?? "");
  input.focus();
}

/** @param {HTMLElement} item */
function visit(item) {
  dialog.close();
  location.assign(item.dataset.href ?? "");
}

function changed() {
  performance.mark("pb-finder-typed");
  toast.replaceChildren();
  copyNext = false;
  setCurrent(false);
  ask();
}

input.addEventListener("input", changed);
for (const filter of filters) filter.addEventListener("change", changed);

input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") select(selected + 1);
  else if (event.key === "ArrowUp") select(selected - 1);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const item = list.children[selected];
    if (item instanceof HTMLElement) visit(item);
  } else if (event.key === "Enter") {
    if (current) copy();
    else copyNext = true;
  } else return;
  event.preventDefault();
});

list.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const item = target.closest("[role=option]");
  if (!(item instanceof HTMLElement)) return;
  select([...list.children].indexOf(item));
  if (target.closest(".pb-opt__open")) visit(item);
  else copy();
});

dialog.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target === dialog || target.closest("[data-close]")) dialog.close();
});

dialog.addEventListener("close", () => {
  copyNext = false;
});

// iOS keeps the layout viewport under the keyboard; lift the field above it.
visualViewport?.addEventListener("resize", () => {
  const hidden = innerHeight - (visualViewport?.height ?? innerHeight);
  dialog.style.setProperty("--pb-keyboard", `${Math.max(0, hidden)}px`);
});
