/** What every page does: copying, light or dark, and the language switch. */

import { copyFrom } from "./copy.js";
import { remember } from "./storage.js";

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const copy = target.closest("[data-copy]");
  if (copy instanceof HTMLElement) copyFrom(copy);
  if (target.closest("[data-theme-toggle]")) toggleTheme();
  const locale = target.closest("a[data-locale]");
  if (locale instanceof HTMLAnchorElement) {
    remember("locale", locale.dataset.locale ?? "");
    locale.hash = location.hash; // the same line in the other language
  }
  const menu = document.querySelector(".pb-langs[open]");
  if (menu && !menu.contains(target)) menu.removeAttribute("open");
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelector(".pb-langs[open]")?.removeAttribute("open");
    const drawer = document.getElementById("__drawer");
    if (drawer instanceof HTMLInputElement) drawer.checked = false;
  }
});

function toggleTheme() {
  const root = document.documentElement;
  const next = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
  root.dataset.mdColorScheme = next;
  remember("theme", next);
}
