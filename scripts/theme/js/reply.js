/** Builds a whole reply on a situation's page: a line for each step, own words in between. */

import { fillIn, openable } from "./conversation.js";
import { copyText, say, showDone } from "./copy.js";
import { one } from "./dom.js";
import { edition } from "./edition.js";
import { element } from "./line.js";
import { address, second } from "./prefs.js";
import { show } from "./show.js";
import { recallInTab, rememberInTab } from "./storage.js";
import { Tone } from "./tone.js";

/** Steps of the method that show the customer that somebody has listened. */
const ACKNOWLEDGE = ["listen", "recap"];
const APOLOGISE = "apologise";

/** Own words go along to another situation in this tab; a new conversation forgets them. */
const KEY = "own-words";

const dialog = /** @type {HTMLDialogElement} */ (one("[data-reply-dialog]"));
const list = one("[data-parts]", dialog);
const template = /** @type {HTMLTemplateElement} */ (one("template", dialog));
const warnings = one("[data-warnings]", dialog);
const { lang } = document.documentElement;
const tone = new Tone(dialog.dataset, () => edition.load(`${lang}-0`));
/** @type {Map<string, HTMLElement[]>} the page's lines by step */
const lines = new Map(
  [...document.querySelectorAll(".pb-talk > li")].map((step) => [
    step.id,
    [...step.querySelectorAll("article")],
  ]),
);

/** Opens the builder; the first time with the first line of each step. */
export function open() {
  if (!list.children.length) begin();
  dialog.showModal();
  refresh();
}

function begin() {
  list.replaceChildren();
  for (const step of lines.keys()) list.append(part(step));
  for (const words of recallInTab(KEY, /** @type {string[]} */ ([]))) {
    const item = part("");
    one("textarea", item).textContent = words;
    list.append(item);
  }
}

/** @param {string} step an empty step means own words @returns {HTMLElement} */
function part(step) {
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = one("li", made);
  const field = one("textarea", item);
  const own = !lines.has(step);
  item.dataset.step = step;
  one("[data-swap]", item).hidden = own || (lines.get(step)?.length ?? 0) < 2;
  one("[data-line]", item).hidden = own;
  field.hidden = !own;
  one("[data-step-name]", item).textContent = own
    ? field.getAttribute("aria-label")
    : (document.getElementById(step)?.querySelector("h2")?.textContent ?? "");
  if (!own) put(item, parts().filter(({ dataset }) => dataset.step === step).length);
  return item;
}

/**
 * Puts one of a step's lines into a part, with the second language if there is one.
 * @param {HTMLElement} item
 * @param {number} number
 */
function put(item, number) {
  const choices = lines.get(item.dataset.step ?? "") ?? [];
  const at = number % choices.length;
  item.dataset.at = String(at);
  fill(one("[data-line]", item), one(".pb-say", choices[at]));
  const other = choices[at].querySelector(`.pb-others .pb-say[lang="${second()}"]`);
  const shown = one("[data-second]", item);
  shown.hidden = !other;
  if (other instanceof HTMLElement) fill(shown, other);
}

/** @param {HTMLElement} place @param {HTMLElement} line */
function fill(place, line) {
  place.lang = line.lang;
  place.replaceChildren(...line.cloneNode(true).childNodes);
  openable(place);
}

/** @returns {HTMLElement[]} */
function parts() {
  return /** @type {HTMLElement[]} */ ([...list.children]);
}

/** @param {HTMLElement} item */
function ownWords(item) {
  return /** @type {HTMLTextAreaElement} */ (one("textarea", item)).value.trim();
}

/**
 * The lines of the parts that have words, in order.
 * @param {string} [which] the language that is wanted: staff's own, or the second
 * @returns {HTMLElement[]}
 */
function shownLines(which = "[data-line]") {
  return parts().flatMap((item) => {
    if (item.dataset.step) {
      const line = one(which, item);
      return line.hidden ? [one("[data-line]", item)] : [line];
    }
    const line = element("p", "", ownWords(item));
    line.lang = lang;
    return line.textContent ? [line] : [];
  });
}

/** The whole reply as one line; each part keeps its language, which its gaps are written in. */
function whole() {
  const line = element("p");
  line.lang = lang;
  for (const each of shownLines()) {
    const piece = element("span");
    piece.lang = each.lang;
    piece.append(...each.cloneNode(true).childNodes);
    if (line.childNodes.length) line.append(" ");
    line.append(piece);
  }
  return line;
}

let turns = 0;

async function refresh() {
  turns += 1;
  const turn = turns;
  address(list);
  fillIn(list);
  for (const [index, item] of parts().entries()) {
    one("[data-up]", item).toggleAttribute("disabled", index === 0);
    one("[data-down]", item).toggleAttribute("disabled", index === list.children.length - 1);
  }
  for (const button of dialog.querySelectorAll("[data-copy-reply], [data-read]")) {
    button.toggleAttribute("disabled", !whole().textContent);
  }
  one("[data-show-reply]", dialog).hidden = !second();
  const own = parts()
    .filter(({ dataset }) => !dataset.step)
    .map(ownWords);
  rememberInTab(KEY, own.filter(Boolean));
  const steps = parts().map(({ dataset }) => dataset.step ?? "");
  const found = await tone.of(own, {
    apologies: steps.filter((step) => step === APOLOGISE).length,
    acknowledged:
      steps.some((step) => ACKNOWLEDGE.includes(step)) ||
      !ACKNOWLEDGE.some((step) => lines.has(step)),
  });
  if (turn !== turns) return; // something has changed meanwhile, and is looked at
  const before = [...warnings.children].map((item) => item.textContent);
  if (before.join() !== found.join()) {
    warnings.replaceChildren(...found.map((text) => element("li", "", text)));
  }
}

/** @param {HTMLElement} item @param {HTMLElement} button */
function change(item, button) {
  const { action } = button.dataset;
  if (action === "swap") put(item, Number(item.dataset.at) + 1);
  if (action === "up") item.previousElementSibling?.before(item);
  if (action === "down") item.nextElementSibling?.after(item);
  if (action === "drop") {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    const next = near?.querySelector("[data-action=drop]") ?? dialog.querySelector("[data-add]");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }
}

/**
 * Keeps the keyboard where it was, or beside it where that button can do no more.
 * @param {HTMLElement} button
 */
function focusAgain(button) {
  if (!button.isConnected) return;
  const { up, down } = button.dataset;
  if (!button.hasAttribute("disabled")) button.focus();
  else if (up !== undefined) one("[data-down]", button.parentElement ?? dialog).focus();
  else if (down !== undefined) one("[data-up]", button.parentElement ?? dialog).focus();
}

dialog.addEventListener("click", async ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (!button || button.dataset.forget !== undefined) return;
  const { add } = button.dataset;
  const item = button.closest("li[data-step]");
  if (item instanceof HTMLElement && button.dataset.action) change(item, button);
  if (add !== undefined) {
    const made = part(add);
    list.append(made);
    const field = one(add ? "[data-swap]" : "textarea", made);
    (field.hidden ? one("[data-action=drop]", made) : field).focus();
  }
  if (button.dataset.close !== undefined) {
    dialog.close();
    return;
  }
  await refresh();
  if (button.dataset.action) focusAgain(button);
  if (button.dataset.copyReply !== undefined) {
    const message = await copyText(whole());
    if (message) {
      say(message);
      showDone(button);
    }
  }
  if (button.dataset.read !== undefined) show(...shownLines());
  if (button.dataset.showReply !== undefined) show(...shownLines("[data-second]"));
});
list.addEventListener("input", refresh);
dialog.addEventListener("close", () => {
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  /** @type {HTMLElement} */ (one("button[data-reply]")).focus();
});
document.addEventListener("pb-forget", () => {
  rememberInTab(KEY, []);
  begin();
  refresh();
});
