// The site serves npm's minisearch at js/vendor/; the checker finds its types in the package.
declare module "*/vendor/minisearch.js" {
  export { default } from "minisearch";
}
