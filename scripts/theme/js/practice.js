/** Flash cards: what a courtroom would say, then the line to say instead, spaced over days. */

//! ts-fsrs: copyright Open Spaced Repetition, MIT licence
import { Rating, createEmptyCard, fsrs } from "ts-fsrs";
import { counted } from "./count.js";
import { one } from "./dom.js";
import { recallData, remember } from "./storage.js";

/** @typedef {import("ts-fsrs").Card & { begun: string }} Card `begun` is the day it was new */

/** So many new cards a day: a few minutes before the shift. */
const NEW_A_DAY = 10;

const page = one("[data-practice]");
const counter = one("[data-due]", page);
const rates = one("[data-rates]", page);
const turn = one("[data-turn]", page);
const done = one("[data-finished]", page);
const cards = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-deck] > li")]);
const scheduler = fsrs({ enable_short_term: false });

/** What went wrong comes back in the same sitting, after the others. */
const AGAIN_MS = 5 * 60_000;

/** @returns {Record<string, Card>} what is known of each phrase that was practised */
function memory() {
  return recallData("practice", {});
}

/** Midnight at the end of this day: what is due by then is due today. */
function endOfDay() {
  return new Date().setHours(24, 0, 0, 0);
}

function today() {
  return new Date().toDateString();
}

/** The cards for the rest of this day: those due by now, then new ones, then those due later. */
function due() {
  const known = memory();
  const begun = Object.values(known).filter((card) => card.begun === today()).length;
  const fresh = cards.filter(({ dataset }) => !known[dataset.card ?? ""]);
  const time = (/** @type {HTMLElement} */ { dataset }) => +new Date(known[dataset.card ?? ""].due);
  const seen = cards
    .filter((card) => known[card.dataset.card ?? ""] && time(card) < endOfDay())
    .sort((a, b) => time(a) - time(b));
  const later = seen.findIndex((card) => time(card) > Date.now());
  const ripe = later < 0 ? seen.length : later;
  const few = fresh.slice(0, Math.max(0, NEW_A_DAY - begun));
  return [...seen.slice(0, ripe), ...few, ...seen.slice(ripe)];
}

/** @param {boolean} [focus] whether the person is at it: then the keyboard goes along */
function show(focus = false) {
  const left = due();
  for (const card of cards) card.hidden = card !== left[0];
  done.hidden = left.length > 0;
  turn.hidden = !left.length;
  rates.hidden = true;
  counter.textContent = left.length ? counted(counter.dataset.due, left.length) : "";
  if (left[0]) one("[data-answer]", left[0]).hidden = true;
  if (focus) (left.length ? turn : done).focus();
}

function reveal() {
  const card = due()[0];
  if (!card) return;
  one("[data-answer]", card).hidden = false;
  turn.hidden = true;
  rates.hidden = false;
  one("[data-rate='3']", rates).focus();
}

/** @param {import("ts-fsrs").Grade} grade */
function rate(grade) {
  const id = due()[0]?.dataset.card;
  if (!id) return;
  const known = memory();
  const now = new Date();
  const { card } = scheduler.next(known[id] ?? createEmptyCard(now), now, grade);
  const begun = known[id]?.begun ?? today();
  if (grade === Rating.Again) card.due = new Date(+now + AGAIN_MS);
  remember("practice", JSON.stringify({ ...known, [id]: { ...card, begun } }));
  show(true);
}

page.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (button?.dataset.turn !== undefined) reveal();
  if (button?.dataset.rate) rate(/** @type {any} */ (Number(button.dataset.rate)));
  if (button?.dataset.restart !== undefined && confirm(button.dataset.restart)) {
    remember("practice", "{}");
    show(true);
  }
});
document.addEventListener("keydown", ({ key, target, ctrlKey, altKey, metaKey }) => {
  const busy = /** @type {Element} */ (target).closest("input, textarea, select, dialog[open]");
  if (busy || ctrlKey || altKey || metaKey || rates.hidden) return;
  if (key >= "1" && key <= String(Rating.Easy)) rate(/** @type {any} */ (Number(key)));
});
page.classList.add("pb-practice--on");
show();
