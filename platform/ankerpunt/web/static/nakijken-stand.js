// What has been found in a text and what was decided about it. Knows no page: only the text, offsets in UTF-16, and choices.

/**
 * @typedef {{laat: boolean, woorden: string}} Keuze what stands there in the end; `laat`: it may stay as it was
 * @typedef {{begin: number, eind: number, tekst: string, soort: string, zeker: boolean, reden: string, sleutel: string, voorstellen: string[], plek: number, keuze: Keuze | null}} Vondst
 * @typedef {{id: string, vondsten: Vondst[], open: Vondst[], zeker: Vondst[]}} Groep `zeker`: still open and certain
 */

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/**
 * Offsets in code points as offsets in UTF-16; `offsets` from low to high.
 * @param {string} text
 * @param {number[]} offsets
 */
export function toUtf16(text, offsets) {
  let points = 0;
  let units = 0;
  return offsets.map((offset) => {
    for (; points < offset && units < text.length; points++) units += text.codePointAt(units) > 0xffff ? 2 : 1;
    return units;
  });
}

/**
 * For each span the findings that overlap it; both in reading order.
 * @param {Vondst[]} vondsten
 * @param {[number, number][]} spans
 * @returns {Vondst[][]}
 */
function touched(vondsten, spans) {
  let first = 0;
  return spans.map(([begin, eind]) => {
    while (first < vondsten.length && vondsten[first].eind <= begin) first++;
    let after = first;
    while (after < vondsten.length && vondsten[after].begin < eind) after++;
    return vondsten.slice(first, after);
  });
}

/** The review of one text. */
export class Stand {
  /**
   * @param {{tekst: string, vondsten: [number, number, string, boolean, string, string, string, string[]][]}} gegevens as the server gives them
   * @param {(soort: string) => boolean} stands_alone whether each person or place of this soort is a group of its own
   */
  constructor({ tekst, vondsten }, stands_alone) {
    this.tekst = tekst;
    this.standsAlone = stands_alone;
    const units = toUtf16(tekst, vondsten.flatMap(([begin, eind]) => [begin, eind]));
    /** @type {Vondst[]} in reading order, never overlapping */
    this.vondsten = vondsten.map(([, , soort, zeker, reden, sleutel, voorstel, andere], i) => {
      const [begin, eind] = units.slice(2 * i, 2 * i + 2);
      return { begin, eind, tekst: tekst.slice(begin, eind), soort, zeker, reden, sleutel, voorstellen: [voorstel, ...andere], plek: 0, keuze: null };
    });
    this.stappen = [];
    this.number();
  }

  /** The same words about the same person or place are one plek, with one number. */
  number() {
    const same = new Map();
    for (const vondst of this.vondsten) {
      const name = `${vondst.sleutel}\n${vondst.tekst.toLowerCase()}`;
      if (!same.has(name)) same.set(name, []);
      same.get(name)?.push(vondst);
    }
    this.plekken = [...same.values()];
    this.plekken.forEach((vondsten, i) => vondsten.forEach((vondst) => (vondst.plek = i + 1)));
  }

  same(vondst) {
    return this.plekken[vondst.plek - 1];
  }

  get done() {
    return this.plekken.filter((vondsten) => vondsten.every(({ keuze }) => keuze)).length;
  }

  get open() {
    return this.vondsten.filter(({ keuze }) => !keuze);
  }

  /**
   * The first open one after `vondst`; from the beginning when there is none after it.
   * @param {Vondst} [vondst]
   */
  next(vondst) {
    const open = this.open.filter((one) => one !== vondst);
    return open.find(({ begin }) => vondst && begin > vondst.begin) ?? open[0];
  }

  /** @param {Vondst | undefined} bij where to go back to @param {Vondst[]} changing */
  remember(bij, changing) {
    this.stappen.push({ vondsten: this.vondsten, keuzes: changing.map((vondst) => [vondst, vondst.keuze]), bij });
  }

  /**
   * One step: the same choice for each; `choose` makes it.
   * @param {Vondst[]} vondsten
   * @param {(vondst: Vondst) => Keuze} choose
   * @param {Vondst} [bij]
   */
  decide(vondsten, choose, bij = vondsten[0]) {
    this.remember(bij, vondsten);
    for (const vondst of vondsten) vondst.keuze = choose(vondst);
  }

  /**
   * One step: what the reader marked takes the place of what it covers. Nothing that a finding hides comes out again.
   * @param {[number, number][]} spans in reading order
   * @param {string} soort
   * @param {string} woorden
   * @returns {Vondst[]} what is new; nothing where all of it stands inside other findings
   */
  add(spans, soort, woorden) {
    const sleutel = `zelf-${this.stappen.length + 1}`;
    const fresh = this.covering(spans).map(([begin, eind]) => ({ begin, eind, tekst: this.tekst.slice(begin, eind), soort, zeker: true, reden: "Dit heb je zelf aangewezen.", sleutel, voorstellen: [woorden], plek: 0, keuze: { laat: false, woorden } }));
    if (!fresh.length) return fresh;
    this.remember(this.vondsten[0], []);
    const covered = new Set(touched(this.vondsten, fresh.map(({ begin, eind }) => [begin, eind])).flat());
    this.vondsten = [...this.vondsten.filter((vondst) => !covered.has(vondst)), ...fresh].sort((one, other) => one.begin - other.begin);
    this.number();
    return fresh;
  }

  /** The spans without those inside a longer finding, and with all of a finding that they cover in part. */
  covering(spans) {
    const hiding = this.vondsten.filter(({ keuze }) => !keuze?.laat);
    const covering = [];
    touched(hiding, spans).forEach((met, i) => {
      const [begin, eind] = spans[i];
      if (met.some((one) => one.begin <= begin && eind <= one.eind && one.eind - one.begin > eind - begin)) return;
      const from = Math.min(begin, met[0]?.begin ?? begin);
      const until = Math.max(eind, met.at(-1)?.eind ?? eind);
      const last = covering.at(-1);
      if (last && from < last[1]) last[1] = until;
      else covering.push([from, until]);
    });
    return covering;
  }

  /** Take the last step back; where it was, or null when there is none. */
  undo() {
    const last = this.stappen.pop();
    if (!last) return null;
    const changed = this.vondsten !== last.vondsten;
    this.vondsten = last.vondsten;
    for (const [vondst, keuze] of last.keuzes) vondst.keuze = keuze;
    if (changed) this.number();
    return { bij: last.bij };
  }

  /** What stands at a finding now; own words with a capital where they begin a sentence, proposals fit as they are. */
  words({ begin, tekst, sleutel, voorstellen, keuze }) {
    if (!keuze || keuze.laat) return tekst;
    const own = sleutel.startsWith("zelf-") || !voorstellen.includes(keuze.woorden);
    const begins = own && /^\p{Lu}/u.test(tekst) && (!begin || /(?:[.!?…:]["”’)]*\s+|\n\s*)$/.test(this.tekst.slice(Math.max(0, begin - 8), begin)));
    return begins ? keuze.woorden.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : keuze.woorden;
  }

  /** The text cut at the findings. @returns {{tekst: string, vondst?: Vondst}[]} */
  pieces() {
    const pieces = [];
    let at = 0;
    for (const vondst of this.vondsten) {
      pieces.push({ tekst: this.tekst.slice(at, vondst.begin) }, { tekst: this.words(vondst), vondst });
      at = vondst.eind;
    }
    return [...pieces, { tekst: this.tekst.slice(at) }];
  }

  /** The text as it is to be shared now. */
  result() {
    return this.pieces().map(({ tekst }) => tekst).join("");
  }

  /** @returns {Groep[]} per person and place; of the other soorten one for each */
  groups() {
    const groups = new Map();
    for (const vondst of this.vondsten) {
      const id = this.groupOf(vondst);
      if (!groups.has(id)) groups.set(id, []);
      groups.get(id)?.push(vondst);
    }
    return [...groups].map(([id, vondsten]) => {
      const open = vondsten.filter(({ keuze }) => !keuze);
      return { id, vondsten, open, zeker: open.filter(({ zeker }) => zeker) };
    });
  }

  groupOf(vondst) {
    return this.standsAlone(vondst.soort) ? vondst.sleutel : vondst.soort;
  }

  /**
   * Everywhere these words stand as whole words, in capitals or not.
   * @param {string} words
   * @returns {[number, number][]}
   */
  find(words) {
    const parts = words.trim().split(/\s+/).filter(Boolean);
    if (!parts.length) return [];
    const pattern = new RegExp(parts.map((part) => part.replace(SYNTAX, "\\$&")).join("\\s+"), "giu");
    return [...this.tekst.matchAll(pattern)]
      .map((match) => [match.index, match.index + match[0].length])
      .filter(([begin, eind]) => this.whole(begin) && this.whole(eind));
  }

  /** Whether no word is cut in two here. */
  whole(at) {
    return !LETTER.test(this.letter(at)) || !LETTER.test(this.letter(at - 1));
  }

  /** The letter that this UTF-16 unit is part of. */
  letter(at) {
    const low = /[\udc00-\udfff]/.test(this.tekst.charAt(at));
    return String.fromCodePoint(this.tekst.codePointAt(low ? at - 1 : at) ?? 32);
  }

  /** Whole words, without the space around them. @param {number} begin @param {number} eind @returns {[number, number]} */
  widen(begin, eind) {
    while (begin < eind && /\s/.test(this.tekst.charAt(begin))) begin++;
    while (eind > begin && /\s/.test(this.tekst.charAt(eind - 1))) eind--;
    if (begin === eind) return [begin, eind];
    while (begin > 0 && !this.whole(begin)) begin--;
    while (eind < this.tekst.length && !this.whole(eind)) eind++;
    return [begin, eind];
  }
}
