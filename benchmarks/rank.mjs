// Ranks judged queries with the finder's own engine.
// Standard input: {locale: {documents, queries}}; standard output: {locale: [[id, …], …]}.

import { readFileSync } from "node:fs";
import { Engine } from "../scripts/theme/js/search/engine.js";

const locales = JSON.parse(readFileSync(0, "utf-8"));
const ranked = {};
for (const [locale, { documents, queries }] of Object.entries(locales)) {
  const engine = new Engine(documents);
  engine.add(documents, documents.phrases);
  for (const [other, { documents: theirs }] of Object.entries(locales)) {
    if (other !== locale) engine.add(theirs, theirs.phrases);
  }
  ranked[locale] = queries.map((query) => engine.search(query).map(({ id }) => id));
}
process.stdout.write(JSON.stringify(ranked));
