/** The page of the lines that staff keep, made on the device from what it remembers. */

import { say } from "./copy.js";
import { counted } from "./count.js";
import { one } from "./dom.js";
import { pageAddress } from "./edition.js";
import { favourites, keepJust, recents } from "./favourites.js";
import { element, lineNodes } from "./line.js";
import { phrasesOf } from "./phrases.js";
import { apply, second } from "./prefs.js";

/** @typedef {import("./phrases.js").Phrase} Phrase */

const page = one("[data-favourites]");
const { locale = "", source = "" } = page.dataset;
const template = /** @type {HTMLTemplateElement} */ (one("template[data-card]", page));
const file = /** @type {HTMLInputElement} */ (one("input[type=file]", page));

/** @param {string} lang @param {Phrase} phrase */
function lineOf(lang, phrase) {
  const line = element("p", "pb-say");
  line.lang = lang;
  line.append(...lineNodes(phrase.say, lang));
  return line;
}

/** @param {string} id @returns {Promise<Element | undefined>} nothing where the bank lacks it */
async function card(id) {
  const own = (await phrasesOf(locale)).get(id);
  const lang = own ? locale : source;
  const phrase = own ?? (await phrasesOf(source)).get(id);
  if (!phrase) return undefined;
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const article = one("article", made);
  article.dataset.phrase = id;
  article.prepend(lineOf(lang, phrase));
  if (phrase.write) {
    const write = document.createElement("template");
    write.dataset.write = "";
    write.content.append(...lineNodes(phrase.write, lang));
    one(".pb-say", article).after(write);
  }
  one("[data-when]", article).textContent = phrase.when ?? "";
  one("[data-when]", article).parentElement?.toggleAttribute("hidden", !phrase.when);
  one("a", article).setAttribute("href", pageAddress(`${locale}/${phrase.topic}/#${id}`));
  const other = second() && (await phrasesOf(second())).get(id);
  if (other) one(".pb-others", article).append(lineOf(second(), other));
  return article;
}

let turns = 0;

async function show() {
  turns += 1;
  const turn = turns;
  const lists = { kept: favourites(), recent: recents() };
  const made = await Promise.all(Object.values(lists).map((ids) => Promise.all(ids.map(card))));
  if (turn !== turns) return; // something has changed meanwhile, and is shown
  for (const [at, name] of Object.keys(lists).entries()) {
    const section = one(`[data-list=${name}]`, page);
    const cards = made[at].filter((article) => article !== undefined);
    section.hidden = !cards.length;
    one(".pb-cards", section).replaceChildren(...cards);
  }
  one("[data-nothing]", page).hidden = Boolean(page.querySelector("article"));
  one("[data-save]", page).hidden = !lists.kept.length;
  apply();
}

/** Shows what is left; the keyboard goes on from the next star. */
async function unstarred() {
  const stars = () => /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".pb-star")]);
  const at = stars().findIndex((star) => star === document.activeElement);
  await show();
  (stars()[Math.min(at, stars().length - 1)] ?? one("[data-load]", page)).focus();
}

function save() {
  const content = JSON.stringify({ favourites: favourites() }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = "phrasebook.json";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Adds the lines of a saved file that the bank has. */
async function load() {
  const known = await phrasesOf(source);
  /** @type {unknown} */
  let saved;
  try {
    saved = JSON.parse((await file.files?.[0]?.text()) ?? "").favourites;
  } catch {
    // Said below, with files of another kind.
  }
  const found = Array.isArray(saved) ? saved.filter((id) => known.has(id)) : [];
  const fresh = found.filter((id) => !favourites().includes(id));
  keepJust([...fresh, ...favourites()]);
  file.value = "";
  const { loaded, known: nothingNew = "", unreadable = "" } = page.dataset;
  if (fresh.length) say(counted(loaded, fresh.length));
  else say(found.length ? nothingNew : unreadable);
  await show();
}

page.addEventListener("click", ({ target }) => {
  const { classList, dataset } = /** @type {HTMLElement} */ (
    /** @type {Element} */ (target).closest("button") ?? page
  );
  if (dataset.save !== undefined) save();
  if (dataset.load !== undefined) file.click();
  if (classList.contains("pb-star")) setTimeout(unstarred); // once it is known what is kept now
});
file.addEventListener("change", load);
one("[data-load]", page).hidden = false; // it does nothing before
one("[data-prefs]").addEventListener("change", () => setTimeout(show));
show();
