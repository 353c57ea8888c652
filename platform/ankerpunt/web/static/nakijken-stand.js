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
   * One step: what the reader marked takes the place of what it covers.
   * @param {[number, number][]} spans
   * @param {string} soort
   * @param {string} woorden
   */
  add(spans, soort, woorden) {
    this.remember(this.vondsten[0], []);
    const sleutel = `zelf-${this.stappen.length}`;
    const fresh = spans.map(([begin, eind]) => ({ begin, eind, tekst: this.tekst.slice(begin, eind), soort, zeker: true, reden: "Dit heb je zelf aangewezen.", sleutel, voorstellen: [woorden], plek: 0, keuze: { laat: false, woorden } }));
    const kept = this.vondsten.filter(({ begin, eind }) => !fresh.some((one) => begin < one.eind && one.begin < eind));
    this.vondsten = [...kept, ...fresh].sort((one, other) => one.begin - other.begin);
    this.number();
    return fresh[0];
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

  /** What stands at a finding now; with a capital where it begins a sentence. */
  words({ begin, tekst, keuze }) {
    if (!keuze || keuze.laat) return tekst;
    const begins = /^\p{Lu}/u.test(tekst) && (!begin || /(?:[.!?…:]["”’)]*\s+|\n\s*)$/.test(this.tekst.slice(Math.max(0, begin - 8), begin)));
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
