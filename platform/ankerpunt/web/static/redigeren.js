// @ts-check
// The editor: buttons above the text, a preview beside it, tips below it, and everything saved while somebody types.
// Without this the page does the same with its buttons.

const parts = document.querySelector("script[data-rd-delen]")?.getAttribute("data-rd-delen") ?? "";
const [{ apply }, { pick }] = await Promise.all(parts.split(" ").map((address) => import(address)));

const SAVE_AFTER = 2000;
const SHOW_AFTER = 700;
const AGAIN_AFTER = 10_000;

class Editor {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.address = form.dataset.rd;
    this.text = /** @type {HTMLTextAreaElement} */ (form.querySelector("#ap-tekst"));
    this.versie = /** @type {HTMLInputElement} */ (form.elements.namedItem("versie"));
    this.kept = this.given();
    this.saving = false;
    this.timers = { save: 0, show: 0 };
    this.asked = new AbortController();
    this.showBar();
    if (!this.address) return;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", () => (this.kept = this.words()));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
    addEventListener("online", () => this.save());
    addEventListener("beforeunload", (event) => this.words() !== this.kept && event.preventDefault());
    this.showScreens();
    this.wireTips();
    if (this.words() !== this.kept) this.changed();
  }

  /** Everything that is sent, as one text; what the server gave with it does not count. */
  words(form = this.form) {
    const sent = new FormData(form);
    ["csrf_token", "versie", "toelichting"].forEach((name) => sent.delete(name));
    return JSON.stringify([...sent]);
  }

  /** The words that came with the page, whatever was typed before this script did. */
  given() {
    const fresh = /** @type {HTMLFormElement} */ (this.form.cloneNode(true));
    fresh.reset();
    return this.words(fresh);
  }

  changed() {
    clearTimeout(this.timers.save);
    clearTimeout(this.timers.show);
    this.timers.save = setTimeout(() => this.save(), SAVE_AFTER);
    this.timers.show = setTimeout(() => this.show(), SHOW_AFTER);
  }

  /* Saving. */

  async save() {
    clearTimeout(this.timers.save);
    const words = this.words();
    if (this.saving || words === this.kept) return;
    this.saving = true;
    try {
      const given = await this.post("bewaren");
      if (given) this.saved(given, words);
    } catch {
      this.warn("Geen verbinding. Je tekst staat nog in het veld; we proberen het zo weer.");
      this.timers.save = setTimeout(() => this.save(), AGAIN_AFTER);
    } finally {
      this.saving = false;
      if (this.words() !== words) this.changed();
    }
  }

  /** @param {Record<string, string>} given @param {string} words what was sent */
  saved(given, words) {
    if (given.fout) return this.warn(`${given.fout} Je tekst staat nog in het veld.`);
    this.kept = words;
    if (given.versie) {
      this.versie.value = given.versie;
      this.warn("");
    }
    if (given.samen) this.warn(`${given.door} heeft deze tekst ook veranderd. Jouw woorden zijn bewaard.`, "Bekijk en voeg samen", given.samen);
    if (given.dicht) this.warn("Deze tekst is intussen gesloten. Jouw woorden zijn bewaard.", "Bekijk", this.address);
    return this.say(`Bewaard, ${given.tijd} uur`);
  }

  /**
   * Send the form. Nothing where its reader is signed out: then the page says so, and the words stay in the field.
   * @param {string} what @param {boolean} [again]
   * @returns {Promise<Record<string, string> | undefined>}
   */
  async post(what, again = false) {
    const options = { method: "POST", body: new FormData(this.form), redirect: /** @type {const} */ ("manual") };
    const answer = await fetch(`${this.address}/${what}`, what === "bewaren" ? options : { ...options, signal: this.asked.signal });
    const kind = answer.headers.get("Content-Type") ?? "";
    if (kind.includes("json")) return answer.json();
    if (answer.status >= 500) throw new Error("later");
    if (answer.status === 403 || answer.status === 404) return { fout: "Je mag deze tekst niet (meer) veranderen." };
    if (answer.status === 413) return { fout: "De tekst is te lang om te bewaren." };
    if (again) return { fout: "Bewaren lukt nu niet." };
    if (await this.renew()) return this.post(what, true);
    this.warn("Je bent uitgelogd. Je woorden staan nog in het veld. Log in op een nieuw tabblad en kom hier terug.", "Log in op een nieuw tabblad", "/inloggen?volgende=/schrijven", true);
    addEventListener("focus", () => this.save(), { once: true });
    return undefined;
  }

  /** Get the token of who signed in again; whether somebody did. */
  async renew() {
    const answer = await fetch("/schrijven/token", { redirect: "manual" });
    if (!answer.ok) return false;
    const { token } = await answer.json();
    document.querySelectorAll("[name=csrf_token]").forEach((each) => each instanceof HTMLInputElement && (each.value = token));
    return true;
  }

  /** @param {string} words */
  say(words) {
    const place = document.getElementById("ap-bewaard");
    if (place) place.textContent = words;
    const spoken = document.getElementById("ap-rd-zegt");
    if (spoken && spoken.textContent !== "Bewaard") spoken.textContent = "Bewaard"; // said once, not every two seconds
  }

  /**
   * What asks for attention, above the text; nothing takes it away.
   * @param {string} words @param {string} [link] @param {string} [address] @param {boolean} [apart]
   */
  warn(words, link = "", address = "", apart = false) {
    const box = document.getElementById("ap-rd-let-op");
    const [text, way] = [box?.querySelector("p"), box?.querySelector("a")];
    if (!box || !text || !way) return;
    if (text.textContent !== words) text.textContent = words;
    box.hidden = !words;
    way.hidden = !link;
    way.textContent = link;
    if (link) way.href = address;
    way.toggleAttribute("target", apart);
    if (apart) [way.target, way.rel] = ["_blank", "noopener"];
  }

  /* Showing. */

  async show() {
    this.asked.abort();
    this.asked = new AbortController();
    try {
      const given = await this.post("voorbeeld");
      const [place, tips] = [document.getElementById("ap-rd-voorbeeld"), document.getElementById("ap-rd-tips")];
      if (!given || !place || !tips) return;
      if (given.fout) return this.warn(given.fout);
      place.innerHTML = given.html; // made and cleaned by the server, as every page is
      tips.innerHTML = given.tips;
      this.wireTips();
    } catch {
      // somebody typed on, or there is no connection: the next time
    }
  }

  showScreens() {
    const bar = this.form.querySelector("[data-rd-schermen]");
    if (!(bar instanceof HTMLElement)) return;
    bar.hidden = false;
    this.form.dataset.rdToont = "schrijf";
    bar.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (!(button instanceof HTMLElement)) return;
      this.form.dataset.rdToont = button.dataset.rdScherm;
      bar.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    });
  }

  wireTips() {
    document.querySelectorAll("[data-rd-naar]").forEach((button) => {
      if (!(button instanceof HTMLElement)) return;
      button.hidden = false;
      button.addEventListener("click", () => this.goTo(button.dataset.rdNaar ?? ""));
    });
  }

  /** @param {string} quote words of the text, with white space folded */
  goTo(quote) {
    const pattern = quote.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    const found = new RegExp(pattern).exec(this.text.value);
    this.form.dataset.rdToont = "schrijf";
    this.text.focus();
    if (found) this.text.setSelectionRange(found.index, found.index + found[0].length);
  }

  /* The buttons above the text. */

  showBar() {
    const bar = this.form.querySelector("[data-rd-balk]");
    if (!(bar instanceof HTMLElement)) return;
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("[data-rd-doe]");
      if (button instanceof HTMLElement) this.press(String(button.dataset.rdDoe), bar);
    });
    bar.addEventListener("keydown", (event) => moveAlong(bar, event));
    this.text.addEventListener("keydown", (event) => {
      const doe = { b: "vet", i: "schuin", k: "link" }[event.key];
      if (!doe || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      this.press(doe, bar);
    });
  }

  /** @param {string} doe @param {HTMLElement} bar */
  press(doe, bar) {
    const { value, selectionStart: van, selectionEnd: tot } = this.text;
    if (doe !== "link") return this.put(apply(doe, { tekst: value, van, tot }));
    const insert = (/** @type {string} */ title, /** @type {string} */ url) => {
      const link = `[${title.replace(/[[\]\\]/g, "\\$&")}](${url})`;
      this.put({ tekst: value.slice(0, van) + link + value.slice(tot), van: van + link.length, tot: van + link.length });
    };
    return pick(bar, value.slice(van, tot), insert, () => this.text.focus(), this.form.dataset.rdLink);
  }

  /** Put in what changed by way of the browser, so that it can be undone. @param {{tekst: string, van: number, tot: number}} stand */
  put({ tekst, van, tot }) {
    const old = this.text.value;
    let start = 0;
    while (start < old.length && old[start] === tekst[start]) start++;
    let end = 0;
    while (end < Math.min(old.length, tekst.length) - start && old[old.length - 1 - end] === tekst[tekst.length - 1 - end]) end++;
    this.text.focus();
    this.text.setSelectionRange(start, old.length - end);
    const words = tekst.slice(start, tekst.length - end);
    const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!done || this.text.value !== tekst) this.text.value = tekst;
    this.text.setSelectionRange(van, tot);
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** One button of the bar is reached with Tab, the others with the arrow keys. @param {HTMLElement} bar @param {KeyboardEvent} event */
function moveAlong(bar, event) {
  const buttons = [...bar.querySelectorAll("[data-rd-doe]")].filter((each) => each instanceof HTMLElement);
  const at = buttons.findIndex((each) => each === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = buttons[to % buttons.length];
  buttons.forEach((each) => (each.tabIndex = each === next ? 0 : -1));
  next.focus();
}

const form = document.querySelector("form.rd-editor");
if (form instanceof HTMLFormElement) new Editor(form);
