// Prints the site's stylesheet: what our templates use of Material's, then our own parts.
//
//   node stylesheet.mjs MATERIAL.css… -- PART.css… -- TEMPLATE…

import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

/** What Markdown and its extensions make of hand-written pages, and what only scripts set. */
const SAFELIST = {
  standard: [
    ..."a abbr b blockquote br code dd del details div dl dt em figcaption figure".split(" "),
    ..."h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre s small span strong".split(" "),
    ..."sub summary sup table tbody td th thead tr u ul html body".split(" "),
    ..."checked open hover focus active target disabled slate default".split(" "),
  ],
  greedy: [/admonition/, /headerlink/],
};

/** @param {string[]} all */
function groups(all) {
  const [material, parts, templates] = all.join("\0").split("\0--\0");
  return [material, parts, templates].map((names) => names.split("\0"));
}

const [material, parts, templates] = groups(process.argv.slice(2));
const own = parts.map((path) => readFileSync(path, "utf8")).join("\n");
const [{ css }] = await new PurgeCSS().purge({
  css: [{ raw: material.map((path) => readFileSync(path, "utf8")).join("\n") }],
  content: templates,
  variables: true,
  safelist: { ...SAFELIST, variables: own.match(/--md-[\w-]+/g) ?? [] },
});
const made = await transform(`${css}\n${own}`, { loader: "css", minify: true, target: "es2022" });
process.stdout.write(made.code);
