// Builds platform/ankerpunt/web/static/vendor/ankerpunt.css from our tokens, NL Design System components and our own styles,
// and puts the font and the licences beside it. Stops when a colour would come from anywhere but our token file.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { transform } from "lightningcss";
import { iconCss, usedIcons } from "./icons.js";
import { readTokens } from "./tokens.js";

const STATIC = "../platform/ankerpunt/web/static";
const BUDGET = 22 * 1024;
const FONT = "@fontsource-variable/source-sans-3";
const THEME = "@nl-design-system-unstable/voorbeeld-design-tokens";
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i;
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const TARGETS = { chrome: version(105), edge: version(105), firefox: version(110), safari: version(15, 6), ios_saf: version(15, 6), samsung: version(20) };

// Which component, and which of its variants are not ours.
const COMPONENTS = [
  ["@nl-design-system-candidate/button-css/dist/button.css", /--(positive|negative|pressed|icon-only)$/],
  ["@nl-design-system-candidate/skip-link-css/dist/skip-link.css", /--visible$/],
  ["@nl-design-system-candidate/link-css/dist/html/link.css"],
  ["@nl-design-system-candidate/mark-css/dist/html/mark.css"],
  ["@nl-design-system-candidate/data-badge-css/dist/data-badge.css"],
  ["@utrecht/table-css/dist/html/index.css"],
  ["@utrecht/checkbox-css/dist/html/index.css"],
  ["@utrecht/form-label-css/dist/index.css", /--radio$/],
  ["@utrecht/form-field-css/dist/index.css", /--(radio|checkbox)$/],
  ["@utrecht/textbox-css/dist/index.css", /--(read-only|hover|password|url|email|number|iban|isbn|otp|postal-code|tel)/],
  ["@utrecht/alert-css/dist/index.css", /--(ok|info)$/],
  ["@utrecht/page-footer-css/dist/index.css", /__address/],
];

const read = (path) => readFileSync(path, "utf8");
const minify = (code, unusedSymbols = []) =>
  transform({ filename: "ankerpunt.css", code: Buffer.from(code), minify: true, targets: TARGETS, unusedSymbols }).code.toString();

/** What only some pages load: each folder in src is a stylesheet of its own, without tokens or icons. */
const EXTRA = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const NOTE = "Made by ui/build.js from ui/src; do not edit. Licences: LICENTIES.txt";

/** The styles in a folder, in the order of their numbers. */
const stylesIn = (folder) => readdirSync(folder).filter((name) => /^\d\d-.*\.css$/.test(name)).sort().map((name) => read(`${folder}/${name}`)).join("\n");

/** A component's CSS without the variants that we do not use. */
function component(path, dropped) {
  const css = read(`node_modules/${path}`);
  const classes = [...new Set([...css.matchAll(/\.((?:nl|utrecht)-[\w-]+)/g)].map((match) => match[1]))];
  return minify(css, dropped ? classes.filter((name) => dropped.test(name)) : []);
}

/** The custom properties that `css` asks for. */
const wanted = (css) => [...css.matchAll(/var\(\s*--([\w-]+)/g)].map((match) => match[1]);

/** The values of the NL Design System example theme, as a map. */
function exampleTheme() {
  const css = read(`node_modules/${THEME}/dist/theme.css`);
  return new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

/** Custom properties that are set somewhere in `css`. */
const defined = (css) => new Map([...css.matchAll(/--([\w-]+):\s*([^;}]+)/g)].map(([, name, value]) => [name, value]));

/** What `css` needs, followed through to the end; our own value always wins. */
function prune(css, own, ownTheme, example) {
  const needed = new Map();
  const foreign = [];
  const queue = wanted(css).map((name) => [name, "een onderdeel"]);
  while (queue.length) {
    const [name, asker] = queue.pop();
    const value = own.get(name) ?? ownTheme.get(name) ?? example.get(name);
    if (needed.has(name) || value === undefined) continue;
    if (!own.has(name) && COLOUR.test(value)) foreign.push(`--${name} (${value}), gevraagd door ${asker}`);
    needed.set(name, value);
    queue.push(...wanted(value).map((next) => [next, name]));
  }
  if (foreign.length) throw new Error(`kleuren die niet uit tokens.json komen:\n${foreign.join("\n")}`);
  return needed;
}

const block = (map, keep) => [...map].filter(([name]) => keep.has(name)).map(([name, value]) => `--${name}:${value};`).join("\n");

/** The hue of a soort, and its word above a link in "Hoort hierbij". */
const soortCss = ([name, { label, token, token_bg }]) =>
  `.s-${name},.naar-${name}{--soort:var(--${token});--soort-bg:var(--${token_bg})}\n[data-deel=hoort] .naar-${name}::after{content:"${label}"}`;

function build() {
  const tokens = JSON.parse(read("tokens.json"));
  const { light, dark, wide } = readTokens(tokens);
  const theme = defined(read("src/thema.css"));
  const components = COMPONENTS.map(([path, dropped]) => `@layer ${path.includes("/html/") ? "basis" : "onderdelen"}{${component(path, dropped)}}`).join("\n");
  const styles = stylesIn("src");
  const extra = new Map(EXTRA.map((name) => [name, stylesIn(`src/${name}`)]));
  const allStyles = [styles, ...extra.values()].join("\n");
  const inStyles = [...new Set([...allStyles.matchAll(/var\(--i-([\w-]+)/g)].map((match) => match[1]))];
  const icons = iconCss(usedIcons("../platform/ankerpunt"), inStyles, tokens.soort, tokens.icon.stroke);
  const soorten = Object.entries(tokens.soort).map(soortCss).join("\n");
  const own = new Map([...light]);
  const needed = prune([components, allStyles, soorten].join("\n"), own, theme, exampleTheme());
  const css = [
    `:root{color-scheme:light dark;${block(needed, needed)}}`,
    `@media (min-width:1024px){:root{${block(wide, needed)}}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${block(dark, needed)}}}`,
    "@layer basis,onderdelen;",
    components,
    styles,
    soorten,
    icons,
  ].join("\n");
  const output = `/* Ankerpunt. ${NOTE} */\n${minify(css)}\n`;
  mkdirSync(`${STATIC}/vendor`, { recursive: true });
  mkdirSync(`${STATIC}/fonts`, { recursive: true });
  writeFileSync(`${STATIC}/vendor/ankerpunt.css`, output);
  for (const [name, code] of extra) writeFileSync(`${STATIC}/vendor/${name}.css`, `/* Ankerpunt. ${NOTE} */\n${minify(code)}\n`);
  copyFileSync(`node_modules/${FONT}/files/source-sans-3-latin-wght-normal.woff2`, `${STATIC}/fonts/source-sans-3-latin-5.woff2`);
  writeFileSync(`${STATIC}/fonts/OFL.txt`, read(`node_modules/${FONT}/LICENSE`));
  writeFileSync(`${STATIC}/vendor/LICENTIES.txt`, licences());
  const size = brotliCompressSync(output).length;
  console.log(`ankerpunt.css: ${output.length} bytes, ${size} na brotli (grens ${BUDGET})`);
  if (size > BUDGET) throw new Error("de stylesheet is te groot");
}

/** Whose work is in the stylesheet, with version and licence. */
function licences() {
  const names = [...new Set([...COMPONENTS.map(([path]) => path.split("/").slice(0, 2).join("/")), THEME, FONT, "lucide-static"])];
  const lines = names.map((name) => {
    const { version: number, license } = JSON.parse(read(`node_modules/${name}/package.json`));
    return `${name} ${number}: ${license}`;
  });
  return [
    "In ankerpunt.css zit werk van anderen:",
    "",
    ...lines,
    "",
    "De onderdelen van NL Design System vallen onder de EUPL-1.2 (zie LICENSE in de hoofdmap).",
    "Het lettertype Source Sans 3 valt onder de SIL Open Font License 1.1 (zie fonts/OFL.txt).",
    "De iconen zijn van Lucide:",
    "",
    read("node_modules/lucide-static/LICENSE").trim(),
    "",
  ].join("\n");
}

build();
