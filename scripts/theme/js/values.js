/** Values of gaps as a locale writes them: by Intl, with the corrections of the catalog. */

/**
 * @typedef {{ value: string, unit?: string }} Value what staff typed; the unit of money is its
 *   currency, of a duration minute, hour or day
 * @typedef {object} Format how one locale writes values
 * @property {string} tag its BCP 47 tag
 * @property {string} date a CLDR pattern, or nothing where Intl is right
 * @property {string} time likewise
 */

/**
 * @param {string} type of the placeholder: text, number, money, date, time or duration
 * @param {Value} typed
 * @param {Format} format
 * @returns {string} nothing where the value is no value of the type
 */
export function written(type, { value, unit = "" }, { tag, date, time }) {
  const text = value.trim();
  if (!text) return "";
  if (type === "date" || type === "time") {
    const day = new Date(type === "date" ? `${text}T12:00` : `2026-01-01T${text}`);
    if (Number.isNaN(day.getTime())) return "";
    const pattern = type === "date" ? date : time;
    if (pattern) return patterned(pattern, day, tag);
    return new Intl.DateTimeFormat(
      tag,
      type === "date"
        ? { day: "numeric", month: "long", year: "numeric" }
        : { hour: "numeric", minute: "2-digit" },
    ).format(day);
  }
  if (type === "text") return text;
  const number = Number(ungrouped(text));
  if (!Number.isFinite(number)) return "";
  /** @type {Intl.NumberFormatOptions} */
  const options = { minimumFractionDigits: type === "money" && !Number.isInteger(number) ? 2 : 0 };
  if (type === "money" && unit) {
    Object.assign(options, { style: "currency", currency: unit, currencyDisplay: "narrowSymbol" });
    options.maximumFractionDigits = options.minimumFractionDigits;
  }
  if (type === "duration" && unit) {
    Object.assign(options, { style: "unit", unit, unitDisplay: "long" });
  }
  return new Intl.NumberFormat(tag, options).format(number);
}

/**
 * A typed number as JavaScript reads it. A point or comma before just three digits groups
 * thousands (250.000, 12,500); before one or two it is the decimal mark.
 * @param {string} text
 */
function ungrouped(text) {
  return text
    .replace(/\s/g, "")
    .replace(/[.,](?=\d{3}(?!\d))/g, "")
    .replace(",", ".");
}

/**
 * A CLDR date pattern of the catalog, such as `'ngày' d 'tháng' M`.
 * @param {string} pattern
 * @param {Date} day
 * @param {string} tag
 */
function patterned(pattern, day, tag) {
  /** @type {Record<string, () => string>} */
  const fields = {
    d: () => String(day.getDate()),
    dd: () => String(day.getDate()).padStart(2, "0"),
    M: () => String(day.getMonth() + 1),
    MM: () => String(day.getMonth() + 1).padStart(2, "0"),
    MMM: () => new Intl.DateTimeFormat(tag, { month: "short" }).format(day),
    MMMM: () => new Intl.DateTimeFormat(tag, { month: "long" }).format(day),
    y: () => String(day.getFullYear()),
    HH: () => String(day.getHours()).padStart(2, "0"),
    H: () => String(day.getHours()),
    mm: () => String(day.getMinutes()).padStart(2, "0"),
  };
  return pattern.replace(/'([^']*)'|([A-Za-z]+)/g, (whole, quoted, field) =>
    quoted === undefined ? (fields[field]?.() ?? whole) : quoted,
  );
}
