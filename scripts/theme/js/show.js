/** Lines to be read from the screen: full screen, large, and spoken where the device can. */

import { spoken } from "./copy.js";
import { one } from "./dom.js";
import { element } from "./line.js";

const dialog = /** @type {HTMLDialogElement} */ (one("[data-show]"));
const line = one("[data-line]", dialog);
const listen = one("[data-listen]", dialog);

/** @param {string} lang @returns {SpeechSynthesisVoice | undefined} a voice of the device */
function voice(lang) {
  if (!("speechSynthesis" in window)) return undefined;
  return speechSynthesis.getVoices().find((known) => known.lang.toLowerCase().startsWith(lang));
}

/** @param {HTMLElement[]} shown the lines to show, all in one language */
export function show(...shown) {
  const paragraphs = shown.map((each) => element("p", "", spoken(each).text));
  line.replaceChildren(...paragraphs);
  line.classList.toggle("pb-show__line--many", paragraphs.length > 1);
  line.lang = shown[0]?.lang ?? "";
  const offer = () => {
    listen.hidden = !voice(line.lang);
  };
  offer();
  if ("speechSynthesis" in window) speechSynthesis.onvoiceschanged = offer;
  dialog.showModal();
}

listen.addEventListener("click", () => {
  const words = new SpeechSynthesisUtterance(line.innerText);
  words.lang = line.lang;
  words.voice = voice(line.lang) ?? null;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
});
dialog.addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest("[data-close]")) dialog.close();
});
dialog.addEventListener("close", () => {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
});
