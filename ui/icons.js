// The icons that templates and scripts name (class "i-<name>"), as masks in the stylesheet: no request and no weight in the page.

import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

const NAMED = /[\s"'`}]i-([a-z][a-z0-9-]*)/g;
const READS = /\.(html|js)$/;
// Our own mark; the rest is Lucide.
const OWN = { anker: "<path d='M12 8.5v13M8 12h8M3.4 14.6C3.9 18.6 7.5 21.5 12 21.5s8.1-2.9 8.6-6.9'/><circle cx='12' cy='5' r='2' fill='#000'/>" };

/** Every file below `folder` that may name an icon. */
function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "vendor") yield* files(path);
    else if (READS.test(entry.name)) yield path;
  }
}

/**
 * The names of icons used below `folder`, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
export function usedIcons(folder) {
  const names = new Set();
  for (const path of files(folder)) {
    for (const [, name] of readFileSync(path, "utf8").matchAll(NAMED)) names.add(name);
  }
  return [...names].sort();
}

/**
 * The CSS that gives each icon its drawing; a soort gets that of its kind.
 * @param {string[]} names used by templates and scripts
 * @param {string[]} inStyles used by the stylesheet itself, as var(--i-<name>)
 * @param {Record<string, {icon: string}>} soorten
 * @param {number} stroke
 * @returns {string}
 */
export function iconCss(names, inStyles, soorten, stroke) {
  const kinds = Object.entries(soorten);
  const all = [...new Set([...names, ...inStyles, ...kinds.map(([, { icon }]) => icon)])].sort();
  const drawings = all.map((name) => `--i-${name}:url("${drawing(name, stroke)}")`);
  const classes = names.map((name) => `.i-${name}{--icon:var(--i-${name})}`);
  const soortClasses = kinds.map(([soort, { icon }]) => `.soort.s-${soort},.naar-${soort}{--icon:var(--i-${icon})}`);
  return `:root{${drawings.join(";")}}\n${[...classes, ...soortClasses].join("\n")}`;
}

/** One icon as a data address. Raises for a name that Lucide does not have. */
function drawing(name, stroke) {
  const path = `node_modules/lucide-static/icons/${name}.svg`;
  if (!OWN[name] && !existsSync(path)) throw new Error(`geen icoon "${name}" in lucide-static`);
  const inner = OWN[name] ?? readFileSync(path, "utf8").replace(/<!--.*?-->/gs, "").replace(/^\s*<svg[^>]*>|<\/svg>\s*$/g, "");
  const width = OWN[name] ? 2.25 : stroke;
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'>` +
    `${inner.replaceAll('"', "'").replace(/\s+/g, " ").replace(/> </g, "><").replaceAll(" />", "/>").trim()}</svg>`;
  return `data:image/svg+xml,${svg.replaceAll("#", "%23").replaceAll("<", "%3C").replaceAll(">", "%3E")}`;
}
