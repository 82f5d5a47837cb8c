// The page for lost ways: first in the language of the address, else of the browser.
(() => {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("a[data-locale]")]);
  const tags = [...location.pathname.split("/"), ...navigator.languages];
  const own = tags
    .map((tag) => tag.toLowerCase().split("-")[0])
    .map((code) => links.find(({ dataset }) => dataset.locale === code))
    .find(Boolean);
  const says = own?.querySelector("[data-missing]")?.textContent;
  const title = document.querySelector("h1");
  const item = own?.closest("li");
  if (!own || !says || !title || !item) return;
  document.documentElement.lang = own.dataset.locale ?? "";
  document.title = says;
  title.textContent = says;
  item.parentElement?.prepend(item);
})();
