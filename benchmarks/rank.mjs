// Ranks judged queries with the finder's own engine.
// Standard input: {locale: {documents, queries}}; standard output: {locale: [[id, …], …]}.

import { readFileSync } from "node:fs";
import { Engine } from "../scripts/theme/js/search/engine.js";
import { Others } from "../scripts/theme/js/search/others.js";
import { Shelf } from "../scripts/theme/js/search/shelf.js";

const locales = JSON.parse(readFileSync(0, "utf-8"));
/** Puts the phrases of a locale on a shelf. */
function stocked(shelf, { phrases }) {
  for (const phrase of phrases) shelf.add(phrase);
  return shelf;
}

const theirs = Object.values(locales).map(({ documents }) =>
  stocked(Others.shelf(documents), documents),
);
const ranked = {};
for (const [locale, { documents, queries }] of Object.entries(locales)) {
  const engine = new Engine(documents);
  engine.place(stocked(new Shelf(documents), documents));
  const others = new Others();
  for (const shelf of theirs) if (shelf.locale !== locale) others.place(shelf);
  const askOthers = (text, filters) => others.search(text, filters);
  ranked[locale] = [];
  for (const query of queries) {
    const hits = await engine.search(query, {}, askOthers);
    ranked[locale].push(hits.map(({ id }) => id));
  }
}
process.stdout.write(JSON.stringify(ranked));
