// The text with a mark on each finding: drawing it, and from a selection in it to offsets in the text and back.

/**
 * @typedef {import("./nakijken-stand.js").Stand} Stand
 * @typedef {import("./nakijken-stand.js").Vondst} Vondst
 * @typedef {{begin: number, eind: number, node: Node, vondst?: Vondst}} Piece
 */

/** A text longer than this is drawn in larger blocks, and only as far as it can be seen. */
const LONG = 30_000;
const BLOCK = 1500;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.\-\u200c\u200d][\p{L}\p{M}\p{N}]+)*/gu;

/** Draws the text of a review and knows what stands where. */
export class Tekst {
  /**
   * @param {HTMLElement} root
   * @param {Stand} stand
   * @param {(vondst: Vondst) => string} name what it is, in words
   */
  constructor(root, stand, name) {
    Object.assign(this, { root, stand, name });
    root.classList.toggle("nk-lang", stand.tekst.length > LONG);
    this.draw();
  }

  /** Draw everything anew: the findings themselves have changed. */
  draw() {
    /** @type {Piece[]} in reading order */
    this.pieces = [];
    this.marks = new Map();
    this.known = new Map();
    const all = document.createDocumentFragment();
    const least = this.stand.tekst.length > LONG ? BLOCK : 1;
    let block = document.createElement("p");
    let filled = 0;
    let at = 0;
    const put = (node, length, vondst) => {
      const piece = { begin: at, eind: at + length, node, vondst };
      this.pieces.push(piece);
      this.known.set(node, piece);
      block.append(node);
      at += length;
      filled += length;
    };
    for (const { tekst, vondst } of this.stand.pieces()) {
      if (vondst) {
        put(this.mark(vondst), vondst.eind - vondst.begin, vondst);
        continue;
      }
      for (const line of tekst.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        put(document.createTextNode(line), line.length, undefined);
        if (!line.endsWith("\n") || filled < least) continue;
        all.append(block);
        block = document.createElement("p");
        filled = 0;
      }
    }
    all.append(block);
    this.root.replaceChildren(all);
  }

  mark(vondst) {
    const mark = document.createElement("span");
    mark.setAttribute("role", "button");
    mark.tabIndex = -1;
    this.marks.set(vondst, mark);
    this.fill(vondst);
    return mark;
  }

  /** Show what is decided about it. */
  fill(vondst) {
    const mark = this.marks.get(vondst);
    const { keuze, zeker, plek } = vondst;
    mark.className = `nk-vondst${keuze ? (keuze.laat ? " nk-laat" : " nk-klaar") : zeker ? " nk-zeker" : ""}`;
    const words = this.stand.words(vondst);
    const text = document.createElement("bdi");
    text.textContent = words;
    mark.replaceChildren(text);
    if (!keuze) {
      const small = document.createElement("sup");
      small.textContent = `${plek} ${this.name(vondst)}`;
      mark.append(small);
    }
    const how = keuze ? (keuze.laat ? "blijft staan" : "vervangen") : `${zeker ? "zeker" : "controleer"}, nog open`;
    mark.setAttribute("aria-label", `${words} ${plek} ${this.name(vondst)}, ${how}`);
  }

  /** The mark that is looked at; the only one that Tab reaches. */
  point(vondst) {
    this.now?.removeAttribute("aria-current");
    if (this.now) this.now.tabIndex = -1;
    this.now = vondst && this.marks.get(vondst);
    this.now?.setAttribute("aria-current", "true");
    if (this.now) this.now.tabIndex = 0;
  }

  /** The finding that this element is, or stands in. */
  vondst(target) {
    const mark = target instanceof Element ? target.closest(".nk-vondst") : null;
    return mark ? this.known.get(mark)?.vondst : undefined;
  }

  /** What is selected in the text, in whole words and whole marks; undefined when that is nothing. @returns {[number, number] | undefined} */
  selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return undefined;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    if (!this.root.contains(startContainer) && !this.root.contains(endContainer)) return undefined;
    const begin = this.offset(startContainer, startOffset, false);
    const eind = this.offset(endContainer, endOffset, true);
    const span = this.stand.widen(begin, eind);
    return span[0] < span[1] ? span : undefined;
  }

  /** @param {Node} node @param {number} offset @param {boolean} last whether it is the end of what is selected */
  offset(node, offset, last) {
    const own = this.known.get(node);
    if (own && !own.vondst) return own.begin + offset;
    const mark = this.vondst(node instanceof Element ? node : node.parentElement);
    if (mark) return last ? mark.eind : mark.begin;
    const point = document.createRange();
    point.setStart(node, offset);
    const after = this.pieces.find((piece) => point.comparePoint(piece.node, 0) >= 0);
    return after ? after.begin : this.stand.tekst.length;
  }

  /** Select these letters. */
  select(begin, eind) {
    const from = this.place(begin, false);
    const to = this.place(eind, true);
    getSelection()?.setBaseAndExtent(...from, ...to);
    const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
    if (box && (box.top < 80 || box.bottom > innerHeight - 120)) scrollBy(0, box.top - innerHeight / 3);
  }

  place(offset, last) {
    const piece = this.pieces.find(({ begin, eind }) => (last ? begin < offset && offset <= eind : begin <= offset && offset < eind)) ?? this.pieces[0];
    if (!piece.vondst) return [piece.node, offset - piece.begin];
    return [piece.node, last ? piece.node.childNodes.length : 0];
  }

  /** Every word of the text; a finding is one word. @returns {[number, number][]} */
  allWords() {
    const words = [...this.stand.tekst.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length]);
    const all = this.stand.vondsten.map(({ begin, eind }) => [begin, eind]);
    let i = 0;
    for (const word of words) {
      while (i < this.stand.vondsten.length && this.stand.vondsten[i].eind <= word[0]) i++;
      if (!(this.stand.vondsten[i]?.begin < word[1])) all.push(word);
    }
    return all.sort((one, other) => one[0] - other[0]);
  }
}
