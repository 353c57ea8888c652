// From tokens.json to custom properties: light by default, dark by the system's setting, wide sizes from 1024 px.

const NOTE = / \((?=[a-z])[^()]*\)$/;
const SPACE_AXES = ["block", "inline", "row", "column"];
const PIXELS = /(\d+(?:\.\d+)?)px/g;

/** Sizes are shown in px for reading and shipped in rem, so that they grow with the reader's own text size. */
const rem = (value) => value.replace(PIXELS, (_, number) => `${Number(number) / 16}rem`);
const bare = (value) => String(value).replace(NOTE, "");
const onlyStrings = (entries) => Object.entries(entries).filter(([, value]) => typeof value === "string" || typeof value === "number");

/**
 * The token file as three maps from name (without dashes in front) to CSS value.
 * @param {Record<string, any>} tokens
 * @returns {{light: Map<string, string>, dark: Map<string, string>, wide: Map<string, string>}}
 */
export function readTokens(tokens) {
  const light = new Map();
  const dark = new Map();
  const wide = new Map();
  for (const [name, value] of Object.entries(tokens.color)) {
    light.set(name, value.light);
    dark.set(name, value.dark);
  }
  for (const soort of Object.values(tokens.soort)) {
    light.set(soort.token, soort.color.light).set(soort.token_bg, soort.bg.light);
    dark.set(soort.token, soort.color.dark).set(soort.token_bg, soort.bg.dark);
  }
  for (const step of tokens.text.scale) {
    const lineHeight = step.token.replace("font-size", "line-height");
    for (const [map, value] of [[light, step.small], [wide, step.wide]]) {
      const [size, height] = value.split("/");
      map.set(step.token, rem(size)).set(lineHeight, height);
    }
  }
  for (const [name, value] of onlyStrings(tokens.text).filter(([key]) => key !== "rules")) light.set(name, String(value));
  for (const [name, value] of Object.entries(tokens.space).filter(([key]) => key !== "note")) {
    for (const axis of SPACE_AXES) light.set(name.replace("*", axis), rem(value));
  }
  for (const group of ["size", "border"]) {
    for (const [name, value] of onlyStrings(tokens[group])) light.set(name, group === "size" ? rem(bare(value)) : bare(value));
  }
  for (const [name, value] of onlyStrings(tokens.anchor)) {
    if (/^\d+px$/.test(value)) light.set(name, value);
  }
  for (const [name, value] of onlyStrings(tokens.focus)) {
    if (name.startsWith("basis-") && name !== "basis-focus-outline-color") light.set(name, value);
  }
  for (const [name, value] of onlyStrings(tokens.shadow).filter(([key]) => key.startsWith("basis-"))) {
    light.set(name, bare(value));
    dark.set(name, "none");
  }
  for (const [name, value] of onlyStrings(tokens.motion).filter(([key]) => key.startsWith("ankerpunt-"))) light.set(name, bare(value));
  return { light, dark, wide };
}
