/** Words of the interface that depend on a number. */

/**
 * @param {string | undefined} forms the text of each CLDR plural category, as JSON
 * @param {number} number
 * @returns {string} in the page's language
 */
export function counted(forms, number) {
  const texts = JSON.parse(forms ?? "{}");
  const category = new Intl.PluralRules(document.documentElement.lang).select(number);
  return (texts[category] ?? texts.other ?? "{count}").replace("{count}", String(number));
}
