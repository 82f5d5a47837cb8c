/**
 * What staff fill into gaps: kept for this conversation in this tab, used in every line, and gone
 * with one tap. Nothing of it leaves the device.
 */

import { one } from "./dom.js";
import { recallInTab, rememberInTab } from "./storage.js";
import { written } from "./values.js";

/** @typedef {import("./values.js").Value} Value */
/** @typedef {import("./values.js").Format} Format */

const KEY = "conversation";
const dialog = /** @type {HTMLDialogElement} */ (one("[data-fill]"));
const preview = one("[data-preview]", dialog);
const form = /** @type {HTMLFormElement} */ (one("form", dialog));
const fields = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("[data-field]")]);
/** @type {Record<string, Format>} */
const formats = JSON.parse(dialog.dataset.locales ?? "{}");
/** @type {Map<string, string>} the type of each placeholder */
const types = new Map(fields.map(({ dataset }) => [dataset.field ?? "", dataset.type ?? "text"]));

/** @type {Record<string, Value>} */
let values = recallInTab(KEY, {});
/** @type {Element | undefined} the line that is being filled in */
let line;
/** @type {((copies: boolean) => void) | undefined} */
let settle;

function save() {
  rememberInTab(KEY, values);
}

/**
 * Writes what has been filled in into the gaps below an element.
 * @param {ParentNode} [root]
 */
export function fillIn(root = document) {
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".pb-slot"))) {
    slot.dataset.name ??= slot.textContent ?? "";
    const name = slot.dataset.slot ?? "";
    const lang = /** @type {HTMLElement | null} */ (slot.closest("[lang]"))?.lang ?? "";
    const typed = formats[lang] && values[name];
    const value = typed && written(types.get(name) ?? "text", typed, formats[lang]);
    slot.textContent = value || slot.dataset.name;
    slot.classList.toggle("pb-slot--filled", Boolean(value));
  }
  document.documentElement.classList.toggle("pb-talking", Object.keys(values).length > 0);
}

/**
 * Makes the gaps below an element buttons that ask for their value.
 * @param {ParentNode} [root]
 */
export function openable(root = document) {
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".pb-slot"))) {
    slot.dataset.name ??= slot.textContent ?? "";
    slot.tabIndex = 0;
    slot.setAttribute("role", "button");
    slot.setAttribute("aria-haspopup", "dialog");
  }
}

/**
 * Asks for the gaps of a line. Resolves to whether it should be copied now.
 * @param {Element} asked
 * @param {string} [first] the gap to begin with
 * @returns {Promise<boolean>}
 */
export function ask(asked, first) {
  line = asked;
  const slots = /** @type {HTMLElement[]} */ ([...asked.querySelectorAll(".pb-slot")]);
  const names = new Set(slots.map((slot) => slot.dataset.slot));
  const order = [...names];
  fields.sort((a, b) => order.indexOf(a.dataset.field) - order.indexOf(b.dataset.field));
  preview.after(...fields);
  for (const field of fields) {
    const name = field.dataset.field ?? "";
    field.hidden = !names.has(name);
    input(field).value = values[name]?.value ?? "";
    const unit = field.querySelector("select");
    if (unit && values[name]?.unit) unit.value = values[name].unit ?? "";
  }
  const empty = (/** @type {HTMLElement} */ field) => !field.hidden && !input(field).value;
  show();
  dialog.showModal();
  const shown = fields.filter((field) => !field.hidden);
  const start = shown.find(({ dataset }) => dataset.field === first) ?? shown.find(empty);
  if (start ?? shown[0]) input(start ?? shown[0]).focus();
  return new Promise((resolve) => {
    settle = resolve;
  });
}

/** @param {HTMLElement} field @returns {HTMLInputElement} */
function input(field) {
  return /** @type {HTMLInputElement} */ (one("input", field));
}

/** Shows the line as it will be copied. */
function show() {
  const copy = /** @type {HTMLElement} */ (line?.cloneNode(true));
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  preview.lang = /** @type {HTMLElement | null} */ (line?.closest("[lang]"))?.lang ?? "";
  preview.replaceChildren(...copy.childNodes);
  for (const slot of preview.querySelectorAll(".pb-slot")) {
    slot.removeAttribute("tabindex");
    slot.removeAttribute("role");
    slot.removeAttribute("aria-haspopup");
  }
  fillIn(preview);
}

/** Forgets the conversation; the event `pb-forget` tells whoever keeps more of it. */
export function forget() {
  // The button that was tapped is gone in a moment.
  if (document.activeElement?.matches(".pb-forget")) one(".pb-dock [data-find]").focus();
  values = {};
  save();
  for (const field of fields) input(field).value = "";
  fillIn();
  for (const toast of document.querySelectorAll(".pb-toast")) toast.replaceChildren();
  if (line?.isConnected && dialog.open) show();
  else {
    line = undefined; // a whole reply, with words that somebody typed
    preview.replaceChildren();
    dialog.close();
  }
  document.dispatchEvent(new Event("pb-forget"));
}

form.addEventListener("input", () => {
  for (const field of fields.filter(({ hidden }) => !hidden)) {
    const value = input(field).value;
    const unit = field.querySelector("select")?.value;
    const name = field.dataset.field ?? "";
    if (value.trim()) values[name] = unit ? { value, unit } : { value };
    else delete values[name];
  }
  save();
  fillIn();
  if (line) fillIn(line); // the finder may have made its list anew meanwhile
  show();
});
form.addEventListener("submit", () => settle?.(true));
dialog.addEventListener("close", () => settle?.(false)); // after submit it is settled already
dialog.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target === dialog || target.closest("[data-close]")) dialog.close();
});
