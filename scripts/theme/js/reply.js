/** Builds a whole reply on a situation's page: a line for each step, own words in between. */

import { fillIn, openable } from "./conversation.js";
import { copyText, say } from "./copy.js";
import { one } from "./dom.js";
import { edition } from "./edition.js";
import { element } from "./line.js";
import { address } from "./prefs.js";
import { Tone } from "./tone.js";
import { show } from "./show.js";

/** Steps of the method that show the customer that somebody has listened. */
const ACKNOWLEDGE = ["listen", "recap"];
const APOLOGISE = "apologise";

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
  if (!list.children.length) {
    for (const step of lines.keys()) list.append(part(step));
  }
  dialog.showModal();
  refresh();
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

/** Puts one of a step's lines into a part. @param {HTMLElement} item @param {number} number */
function put(item, number) {
  const choices = lines.get(item.dataset.step ?? "") ?? [];
  const at = number % choices.length;
  const line = one(".pb-say", choices[at]);
  const copy = one("[data-line]", item);
  item.dataset.at = String(at);
  copy.lang = line.lang;
  copy.replaceChildren(...line.cloneNode(true).childNodes);
  openable(copy);
}

/** @returns {HTMLElement[]} */
function parts() {
  return /** @type {HTMLElement[]} */ ([...list.children]);
}

/** @param {HTMLElement} item */
function ownWords(item) {
  return /** @type {HTMLTextAreaElement} */ (one("textarea", item)).value.trim();
}

/** @param {HTMLElement} item @returns {HTMLElement | undefined} its line, if it has words */
function lineOf(item) {
  if (item.dataset.step) return one("[data-line]", item);
  if (!ownWords(item)) return undefined;
  const line = element("p", "", ownWords(item));
  line.lang = lang;
  return line;
}

/** The whole reply as one line; each part keeps its language, which its gaps are written in. */
function whole() {
  const line = element("p");
  line.lang = lang;
  for (const each of parts().map(lineOf)) {
    if (!each) continue;
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
  const own = parts()
    .filter(({ dataset }) => !dataset.step)
    .map(ownWords);
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

/** @param {HTMLElement} item @param {string} action */
function change(item, action) {
  if (action === "swap") put(item, Number(item.dataset.at) + 1);
  if (action === "up") item.previousElementSibling?.before(item);
  if (action === "down") item.nextElementSibling?.after(item);
  if (action === "drop") {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    const focus = near?.querySelector("[data-action=drop]") ?? dialog.querySelector("[data-add]");
    /** @type {HTMLElement | null} */ (focus)?.focus();
  }
}

dialog.addEventListener("click", async ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (!button) return;
  const { action, add } = button.dataset;
  const item = button.closest("li[data-step]");
  if (item instanceof HTMLElement && action) {
    change(item, action);
    if (button.isConnected) button.focus();
    if (button.hasAttribute("disabled")) one("[data-action=drop]", item).focus();
  }
  if (add !== undefined) {
    const made = part(add);
    list.append(made);
    one(add ? "[data-action=drop]" : "textarea", made).focus();
  }
  if (button.dataset.copyReply !== undefined) {
    const message = await copyText(whole());
    if (message) say(message);
  }
  if (button.dataset.read !== undefined) {
    show(.../** @type {HTMLElement[]} */ (parts().map(lineOf).filter(Boolean)));
  }
  if (button.dataset.close !== undefined) dialog.close();
  else await refresh();
});
list.addEventListener("input", refresh);
one("[data-situations]", dialog).addEventListener("change", ({ target }) => {
  location.assign(/** @type {HTMLSelectElement} */ (target).value);
});
document.addEventListener("pb-forget", () => {
  for (const item of parts().filter(({ dataset }) => !dataset.step)) item.remove();
  refresh();
});
