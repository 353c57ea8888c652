// @ts-check
// What the buttons above the text do with it: a text and a selection in, a text and a selection out.

/**
 * @typedef {{tekst: string, van: number, tot: number}} Stand
 */

const AROUND = { vet: ["**", "vet"], schuin: ["*", "schuin"] };
const BEFORE = { kop: () => "## ", lijst: () => "- ", citaat: () => "> ", stappen: (/** @type {number} */ at) => `${at + 1}. ` };
const MARK = /^(?:#{1,6} |[-*+] |\d+[.)] |> )/;

/**
 * @param {string} doe the name of a button
 * @param {Stand} stand
 * @returns {Stand}
 */
export function apply(doe, stand) {
  if (doe in AROUND) return around(stand, .../** @type {[string, string]} */ (AROUND[/** @type {"vet"} */ (doe)]));
  return doe in BEFORE ? before(stand, BEFORE[/** @type {"kop"} */ (doe)]) : stand;
}

/**
 * The selection between marks, or without them where they stand there already.
 * @param {Stand} stand @param {string} mark @param {string} word
 * @returns {Stand}
 */
function around({ tekst, van, tot }, mark, word) {
  const size = mark.length;
  if (tekst.slice(van - size, van) === mark && tekst.slice(tot, tot + size) === mark) {
    return { tekst: tekst.slice(0, van - size) + tekst.slice(van, tot) + tekst.slice(tot + size), van: van - size, tot: tot - size };
  }
  const chosen = tekst.slice(van, tot) || word;
  return { tekst: tekst.slice(0, van) + mark + chosen + mark + tekst.slice(tot), van: van + size, tot: van + size + chosen.length };
}

/**
 * Each line of the selection with a mark before it, or without where all have it.
 * @param {Stand} stand @param {(at: number) => string} mark
 * @returns {Stand}
 */
function before({ tekst, van, tot }, mark) {
  const start = tekst.lastIndexOf("\n", van - 1) + 1;
  const found = tekst.indexOf("\n", Math.max(tot, van));
  const end = found < 0 ? tekst.length : found;
  const lines = tekst.slice(start, end).split("\n");
  const off = lines.every((line, at) => line.startsWith(mark(at)));
  const changed = lines.map((line, at) => (off ? line.slice(mark(at).length) : mark(at) + line.replace(MARK, ""))).join("\n");
  return { tekst: tekst.slice(0, start) + changed + tekst.slice(end), van: start + (lines.length > 1 ? 0 : changed.length), tot: start + changed.length };
}
