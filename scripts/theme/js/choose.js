// The page at the root: go straight to the locale chosen last, else to one the browser asks for.
(() => {
  const known = [...document.querySelectorAll("link[rel=alternate]")]
    .map((link) => link.getAttribute("hreflang"))
    .filter((code) => code !== "x-default");
  let last = null;
  try {
    last = localStorage.getItem("pb.locale");
  } catch {
    // Storage may be forbidden; the browser's languages will do.
  }
  const wanted = [last, ...navigator.languages.map((tag) => tag.toLowerCase())];
  const found = wanted
    .flatMap((tag) => (tag ? [tag, tag.split("-")[0]] : []))
    .find((tag) => known.includes(tag));
  const page = location.protocol === "file:" ? "index.html" : "";
  if (found) location.replace(`${found}/${page}${location.search}${location.hash}`);
})();
