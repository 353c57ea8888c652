// The review of a text: one plek after another, with the keyboard or by hand. Begins at [data-nakijken], which holds what was
// found; keeps nothing outside this page, and takes the text out of it when the reader leaves.

/**
 * @typedef {import("./nakijken-stand.js").Vondst} Vondst
 * @typedef {import("./nakijken-stand.js").Keuze} Keuze
 */

const parts = document.querySelector("script[data-nakijken-delen]").dataset.nakijkenDelen ?? "";
const [{ Stand }, { Tekst }, { Gemist }] = await Promise.all(parts.split(" ").map((address) => import(address)));

const WIDE = matchMedia("(min-width: 1024px)");
const KEYS_OFF = "ankerpunt-sneltoetsen-uit";
const TYPING = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";
/** More findings than this are not shown one by one in the text before and after. */
const MANY = 600;

/** The review on this page. */
let review;

function keysOn() {
  try {
    return !localStorage.getItem(KEYS_OFF);
  } catch {
    return true;
  }
}

const times = (count, one, more) => `${count} ${count === 1 ? one : more}`;

function make(tag, text, properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text }, properties);
}

class Review {
  constructor(root) {
    this.root = root;
    this.soorten = new Map([...this.part("woorden-soorten").content.children].map((one) => [one.dataset.soort, one.dataset]));
    this.stand = new Stand(JSON.parse(root.dataset.nakijken ?? ""), (soort) => "apart" in (this.soorten.get(soort) ?? {}));
    root.removeAttribute("data-nakijken");
    root.dataset.nakijkenBezig = "";
    document.querySelector("[data-nk-zonder]")?.remove();
    root.hidden = false;
    this.tekst = new Tekst(this.part("tekst"), this.stand, this.name.bind(this));
    this.part("voor").textContent = this.stand.tekst;
    this.part("toetsen-aan").checked = keysOn();
    this.now = undefined;
    this.gemist = new Gemist(this);
    this.listen();
    this.show();
    this.go(this.stand.next(), true);
    this.say(`${times(this.stand.plekken.length, "plek", "plekken")} om na te kijken.`);
    if (!this.now) document.querySelector("main h1")?.focus?.();
  }

  part(name) {
    return this.root.querySelector(`[data-nk="${name}"]`);
  }

  /** What it is, in words. */
  name(vondst) {
    return this.soorten.get(vondst.soort)?.naam ?? vondst.soort;
  }

  /* Showing. */

  /** Everything that depends on what was decided. */
  show(changed = []) {
    const { stand } = this;
    changed.forEach((vondst) => this.tekst.fill(vondst));
    const [done, all] = [stand.done, stand.plekken.length];
    document.querySelectorAll("[data-nk-voortgang]").forEach((place) => (place.textContent = all ? `: ${done} van ${all} nagekeken` : ""));
    this.part("bezig").hidden = done === all;
    this.part("alles").hidden = done !== all;
    this.part("alles-kop").textContent = all ? `Alle ${all} plekken zijn nagekeken` : "We vonden niets dat iemand weggeeft";
    this.action("terug").hidden = !stand.stappen.length;
    this.part("nog-open").textContent = done === all ? "Alle plekken zijn nagekeken." : `Nog open: ${times(all - done, "plek", "plekken")}. Daar staat nog wat er stond.`;
    this.part("nog-open").classList.toggle("te-laat", done !== all);
    this.root.toggleAttribute("data-werk", stand.stappen.length > 0 && !this.copied);
    this.showGroups();
    this.showResult();
  }

  showGroups() {
    const groups = this.stand.groups();
    const certain = groups.reduce((sum, { zeker }) => sum + zeker.length, 0);
    const all = this.action("zeker");
    all.hidden = certain < 2;
    all.textContent = `Neem alle ${certain} voorstellen over die zeker zijn`;
    this.part("groepen").replaceChildren(...groups.map((group) => this.groupRow(group)));
  }

  groupRow({ id, vondsten, open, zeker }) {
    const row = make("li", "");
    const go = make("button", "", { type: "button", className: "nk-groep" });
    go.dataset.groep = id;
    const title = vondsten.reduce((best, { tekst }) => (tekst.length > best.length ? tekst : best), "");
    const soorten = this.soorten.get(vondsten[0].soort);
    const alone = this.stand.standsAlone(vondsten[0].soort);
    const becomes = [...new Set(vondsten.filter(({ keuze }) => keuze).map((vondst) => this.stand.words(vondst)))];
    const what = becomes.length ? `wordt ${becomes.slice(0, 3).join(", ")}${becomes.length > 3 ? " en meer" : ""}` : `nog geen keuze, voorstel: ${vondsten[0].voorstellen[0]}`;
    const stays = vondsten.every(({ keuze }) => keuze?.laat);
    const state = make("span", open.length ? `${open.length} open` : "klaar", { className: open.length ? "nk-open-teken" : "nk-klaar-teken" });
    state.prepend(make("i", "", { className: `icon i-${open.length ? "circle-dashed" : "check"}` }));
    const name = make("b", alone ? title : (soorten?.meer ?? ""));
    name.dir = "auto";
    go.append(name, make("small", stays ? "blijft staan" : what), state);
    row.append(go);
    if (zeker.length > 1) {
      const take = make("button", `Neem ${zeker.length} zekere over`, { type: "button", className: "nk-tekstknop" });
      take.dataset.neem = id;
      take.setAttribute("aria-label", `Neem ${zeker.length} zekere over: ${name.textContent}`);
      row.append(take);
    }
    return row;
  }

  showResult() {
    const { stand } = this;
    if (stand.vondsten.length > MANY) {
      this.part("na").textContent = stand.result();
      return;
    }
    const pieces = stand.pieces().map(({ tekst, vondst }) => (vondst ? make(vondst.keuze ? (vondst.keuze.laat ? "span" : "b") : "mark", tekst) : tekst));
    this.part("na").replaceChildren(...pieces);
  }

  /** The plek in the panel. @param {Vondst | undefined} vondst @param {boolean} focus whether the cursor goes along into the text */
  go(vondst, focus) {
    this.now = vondst;
    this.tekst.point(vondst);
    if (!vondst) return this.placePanel();
    const { stand } = this;
    this.part("bezig").hidden = false;
    this.part("alles").hidden = true;
    const same = stand.same(vondst);
    this.part("plek").textContent = `Plek ${vondst.plek} van ${stand.plekken.length}`;
    this.part("soort").textContent = `${this.name(vondst)}, ${vondst.zeker ? "zeker" : "controleer"}${vondst.keuze ? ", klaar" : ""}`;
    this.part("woorden").textContent = `“${vondst.tekst}”`;
    this.part("reden").textContent = vondst.reden;
    this.part("waarom").textContent = this.soorten.get(vondst.soort)?.laat;
    this.part("keren").textContent = same.length > 1 ? `${same.length} keer in deze tekst` : "";
    this.part("overal").closest("label").hidden = same.length < 2;
    this.part("overal").checked = true;
    this.part("voorstellen").replaceChildren(...vondst.voorstellen.map((words, i) => this.proposal(words, i)));
    const chosen = vondst.keuze ? (vondst.keuze.laat ? "laat" : vondst.voorstellen.indexOf(vondst.keuze.woorden)) : 0;
    this.part("eigen").value = chosen === -1 ? vondst.keuze?.woorden : "";
    this.pick(chosen === -1 ? "eigen" : String(chosen));
    this.placePanel();
    const mark = this.tekst.marks.get(vondst);
    if (focus) mark?.focus({ preventScroll: true });
    this.keepInView(mark);
  }

  proposal(words, i) {
    const label = make("label", "", { className: "nk-optie" });
    const text = make("span", words);
    text.dir = "auto";
    label.append(make("input", "", { type: "radio", name: "ap-nk", value: String(i) }), text, make("small", i ? "" : "voorstel"));
    return label;
  }

  pick(value) {
    const radio = this.part("keuze").querySelector(`[name=ap-nk][value="${value}"]`);
    if (radio) radio.checked = true;
    this.picked();
  }

  picked() {
    const value = this.chosen();
    this.part("eigen").parentElement.hidden = value !== "eigen";
    this.part("doe").textContent = value === "laat" ? "Laat staan en ga door" : "Vervang en ga door";
  }

  chosen() {
    return this.part("keuze").elements["ap-nk"].value;
  }

  /** Beside the text where there is room, else under the paragraph it is about. */
  placePanel() {
    const panel = this.part("paneel");
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    const mark = this.now && this.tekst.marks.get(this.now);
    if (WIDE.matches) this.part("rechts").prepend(panel);
    else if (mark) mark.closest("p").after(panel);
    else this.part("tekst").append(panel);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  keepInView(mark) {
    if (!mark) return;
    const { top, bottom } = mark.getBoundingClientRect();
    const room = WIDE.matches ? innerHeight - 80 : innerHeight / 3;
    if (top < 60 || bottom > room) scrollBy(0, top - (WIDE.matches ? innerHeight / 3 : 90));
  }

  say(words) {
    this.part("melding").textContent = words;
    this.part("gezegd").textContent = words; // the panel moves through the page; what is read aloud stays in one place
  }

  action(name) {
    return this.root.querySelector(`[data-nk-doe="${name}"]`);
  }

  /* Deciding. */

  /** What the panel says, at this place or everywhere. */
  decide(focus) {
    const { now, stand } = this;
    if (!now) return;
    const chosen = this.chosen();
    const own = this.part("eigen").value.trim();
    if (chosen === "eigen" && !own) {
      this.say("Typ eerst wat er komt te staan.");
      this.part("eigen").focus();
      return;
    }
    const words = chosen === "eigen" ? own : now.voorstellen[Number(chosen)];
    const all = this.part("overal").checked ? stand.same(now) : [now];
    stand.decide(all, (vondst) => (chosen === "laat" ? { laat: true, woorden: "" } : { laat: false, woorden: chosen === "eigen" ? own : (vondst.voorstellen[Number(chosen)] ?? words) }), now);
    this.after(all, `“${now.tekst}” ${chosen === "laat" ? "blijft staan" : `wordt “${words}”`}${all.length > 1 ? `, ${all.length} keer` : ""}.`, focus);
  }

  /** Take over the first proposal of each. */
  take(vondsten, focus) {
    if (!vondsten.length) return this.say("Hier is niets meer over dat zeker is.");
    this.stand.decide(vondsten, (vondst) => ({ laat: false, woorden: vondst.voorstellen[0] }), this.now);
    this.after(vondsten, `${times(vondsten.length, "zekere plek", "zekere plekken")} vervangen.`, focus);
  }

  /** Show what changed, say it, and go on. */
  after(changed, words, focus) {
    this.copied = false;
    this.part("gekopieerd").textContent = "";
    this.show(changed);
    const next = this.now && !this.now.keuze ? this.now : this.stand.next(this.now);
    const open = this.stand.plekken.length - this.stand.done;
    if (next) {
      this.go(next, focus);
      if (!focus && !this.part("lijst")?.contains(document.activeElement)) this.part("doe").focus({ preventScroll: true });
      this.say(`${words} Nog ${open} open. Nu: “${next.tekst}”, ${this.name(next)}.`);
      return;
    }
    this.part("bezig").hidden = true;
    this.part("alles").hidden = false;
    this.placePanel();
    this.say(`${words} Alle plekken zijn nagekeken.`);
    this.action("uitkomst").focus({ preventScroll: true });
    this.keepInView(this.part("paneel"));
  }

  undo() {
    const step = this.stand.undo();
    if (!step) return this.say("Er is niets om ongedaan te maken.");
    this.redraw(this.stand.vondsten.includes(step.bij) ? step.bij : this.stand.next(), "De laatste stap is ongedaan gemaakt.");
  }

  /** The findings themselves are others now. @param {Vondst | undefined} vondst where to go @param {string} words to say */
  redraw(vondst, words) {
    this.copied = false;
    this.part("rechts").prepend(this.part("paneel")); // out of the text that is drawn anew
    this.tekst.draw();
    this.show();
    this.go(vondst, true);
    this.say(words);
  }

  /** @param {number} step -1 or 1 */
  walk(step) {
    const all = this.stand.vondsten;
    const at = this.now ? all.indexOf(this.now) + step : 0;
    if (all[at]) this.go(all[at], true);
  }

  skip(focus) {
    const next = this.stand.next(this.now);
    if (!next) return this.say("Dit is de laatste plek die open is.");
    this.go(next, focus);
    this.say(`Overgeslagen. Nu: “${next.tekst}”, ${this.name(next)}.`);
  }

  /* Taking it along. */

  async copy() {
    const text = this.stand.result();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection()?.selectAllChildren(this.part("na"));
      if (!document.execCommand("copy")) return (this.part("gekopieerd").textContent = "Kopiëren lukt hier niet. De tekst is geselecteerd: druk op Ctrl en C.");
    }
    this.copied = true;
    this.root.removeAttribute("data-werk");
    const open = this.stand.plekken.length - this.stand.done;
    this.part("gekopieerd").textContent = open ? `Gekopieerd. Let op: ${times(open, "plek staat", "plekken staan")} nog open.` : "Gekopieerd. Plak de tekst waar je hem nodig hebt.";
  }

  /* Listening. */

  listen() {
    this.root.addEventListener("click", (event) => this.clicked(event));
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target === this.part("keuze")) this.decide(false);
      else this.gemist.add();
    });
    this.part("keuze").addEventListener("change", () => {
      this.picked();
      if (this.chosen() === "eigen" && document.activeElement?.getAttribute("value") === "eigen") this.part("eigen").focus();
    });
    this.part("toetsen-aan").addEventListener("change", ({ target }) => {
      try {
        if (target.checked) localStorage.removeItem(KEYS_OFF);
        else localStorage.setItem(KEYS_OFF, "1");
      } catch {
        target.checked = true;
      }
    });
  }

  clicked({ target }) {
    if (!(target instanceof Element)) return;
    const vondst = this.tekst.vondst(target);
    if (vondst && getSelection()?.isCollapsed) return this.go(vondst, true);
    const group = target.closest("[data-groep], [data-neem]");
    if (group instanceof HTMLElement) return this.groupClicked(group.dataset);
    const name = target.closest("[data-nk-doe]")?.getAttribute("data-nk-doe") ?? "";
    this.act(name);
  }

  groupClicked({ groep, neem }) {
    const group = this.stand.groups().find(({ id }) => id === (groep ?? neem));
    if (neem) this.take(group.zeker, false);
    else this.go(group.open[0] ?? group.vondsten[0], true);
    const back = neem && document.activeElement === document.body && this.root.querySelector(`[data-groep="${CSS.escape(neem)}"]`);
    if (back instanceof HTMLElement) back.focus();
  }

  act(name) {
    if (name === "volgende") this.skip(false);
    else if (name === "terug") this.undo();
    else if (name === "zeker") this.take(this.stand.open.filter(({ zeker }) => zeker), false);
    else if (name === "woorden") this.gemist.startWords();
    else if (name === "gekozen") this.gemist.fillIn();
    else if (name === "kopieer") this.copy();
    else if (name === "uitkomst") {
      const head = this.part("uitkomst").querySelector("h2");
      head.focus();
      head.scrollIntoView();
    }
  }

  key(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (this.gemist.key(event)) return event.preventDefault();
    const mark = this.tekst.vondst(target);
    const walking = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (mark && walking) this.walk(walking);
    else if (mark && (key === "Enter" || key === " ")) this.part("keuze").elements["ap-nk"][0].closest("form").querySelector(":checked").focus();
    else if (!this.letter(key, target)) return;
    event.preventDefault();
  }

  /** @param {string} key @param {Element} target @returns {boolean} whether it is one of ours */
  letter(key, target) {
    if (!keysOn() || target.closest(TYPING)) return false;
    const overal = this.part("overal");
    const keys = {
      j: () => this.decide(true),
      k: () => this.skip(true),
      l: () => (this.pick("laat"), this.decide(true)),
      u: () => this.undo(),
      o: () => (overal.checked = !overal.checked),
      e: () => (this.pick("eigen"), this.part("eigen").focus()),
      z: () => this.take(this.stand.groups().find(({ vondsten }) => vondsten.includes(this.now))?.zeker ?? [], true),
      w: () => this.gemist.startWords(),
    };
    if (/^[1-9]$/.test(key)) this.pick(String(Number(key) - 1));
    else if (keys[key.toLowerCase()]) keys[key.toLowerCase()]();
    else return false;
    return true;
  }
}

function begin() {
  const root = document.querySelector("[data-nakijken]");
  if (root instanceof HTMLElement) review = new Review(root);
  else if (!document.querySelector("[data-nakijken-bezig]")) review = undefined;
}

document.addEventListener("nakijken", begin);
document.addEventListener("keydown", (event) => review?.key(event));
document.addEventListener("selectionchange", () => review?.gemist.notice());
WIDE.addEventListener("change", () => review?.placePanel());
addEventListener("beforeunload", (event) => {
  if (review?.stand.vondsten.length && !review.copied) event.preventDefault();
});
addEventListener("pagehide", () => {
  review?.root.remove();
  review = undefined;
});
document.documentElement.dataset.nakijkenKlaar = "";
begin();
