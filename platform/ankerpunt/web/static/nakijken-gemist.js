// What the finder missed: selected with mouse, finger or arrow keys, or typed; then made unrecognisable everywhere.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8 };

/** Marks words that were missed in a review (see nakijken.js). */
export class Gemist {
  /** @param {any} review */
  constructor(review) {
    this.review = review;
    this.part = review.part.bind(review);
    this.part("zoek").addEventListener("input", () => this.count());
    this.part("nieuwe-soort").addEventListener("change", () => this.setSoort());
    this.part("balk").addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would go
    this.setSoort();
  }

  get stand() {
    return this.review.stand;
  }

  /** Where the words in the field stand: everywhere as whole words, else where they were selected. */
  spans() {
    const words = this.part("zoek").value.trim();
    const found = this.stand.find(words);
    return found.length || !this.span || words !== this.selected() ? found : [this.span];
  }

  selected() {
    return this.stand.tekst.slice(...this.span).replace(/\s+/g, " ");
  }

  count() {
    const found = this.spans().length;
    this.part("gevonden").textContent = !this.part("zoek").value.trim() ? "" : found ? `Staat ${found} keer in de tekst.` : "Staat niet in de tekst.";
  }

  /** What was selected goes into the fields. */
  fillIn() {
    if (!this.span) return;
    this.part("zoek").value = this.selected();
    this.part("balk").hidden = true;
    this.count();
    this.part("zoek").focus();
    this.part("zoek").scrollIntoView({ block: "center" });
  }

  setSoort() {
    this.part("wordt").value = this.review.soorten.get(this.part("nieuwe-soort").value)?.gewoonlijk ?? "";
  }

  add() {
    const spans = this.spans();
    const words = this.part("wordt").value.trim();
    if (!spans.length || !words) {
      this.part("gevonden").textContent = words ? "Typ of selecteer eerst woorden die in de tekst staan." : "Typ eerst wat er komt te staan.";
      this.part(words ? "zoek" : "wordt").focus();
      return;
    }
    const [first, ...more] = this.stand.add(spans, this.part("nieuwe-soort").value, words);
    this.part("gevonden").textContent = first ? "" : "Dit staat alleen in plekken die er al zijn. Kies daar eigen woorden.";
    if (!first) return;
    this.part("zoek").value = "";
    this.review.redraw(first, `“${first.tekst}” wordt “${words}”, ${more.length + 1} keer.`);
  }

  /** Something else is selected: shows the button for it. */
  notice() {
    const span = this.review.tekst.selected();
    if (span) this.span = span;
    this.part("balk").hidden = !span || this.byWord !== undefined;
  }

  /** Begin to choose words with the arrow keys. */
  startWords() {
    const { tekst, now, root } = this.review;
    this.words = tekst.allWords();
    if (!this.words.length) return;
    const at = Math.max(0, now ? this.words.findIndex(([begin]) => begin >= now.begin) : 0);
    this.byWord = { from: at, to: at };
    root.classList.add("nk-kiest");
    tekst.root.focus({ preventScroll: true });
    this.select("Kies met de pijltjes, met Shift erbij meer. Enter is klaar, Escape stopt. ");
  }

  select(before = "") {
    const [first, last] = [this.byWord.from, this.byWord.to].sort((one, other) => one - other);
    this.span = [this.words[first][0], this.words[last][1]];
    this.review.tekst.select(...this.span);
    this.review.say(before + this.selected());
  }

  stopWords() {
    this.byWord = undefined;
    this.review.root.classList.remove("nk-kiest");
    getSelection()?.removeAllRanges();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for choosing words */
  key(event) {
    if (!this.byWord) return false;
    const step = STEPS[event.key];
    if (step) {
      const to = Math.min(Math.max(this.byWord.to + step, 0), this.words.length - 1);
      this.byWord = { from: event.shiftKey ? this.byWord.from : to, to };
      this.select();
    } else if (event.key === "Enter") {
      this.stopWords();
      this.fillIn();
    } else if (event.key === "Escape" || event.key === "Tab") {
      this.stopWords();
      this.review.go(this.review.now, true);
      this.review.say("Gestopt met kiezen.");
    } else return event.key !== "Shift";
    return true;
  }
}
