// The bezoekkaart of this browser: it lives in localStorage only, for seven days. The server makes the lines (as HTML), this
// script keeps them, adds and removes them, and shows them on /bezoek, also without network (sw.js).

const STORE = "ankerpunt.kaart";
const PREVIOUS = "ankerpunt.kaart.vorige";
const FORMAT = 1;
const WEEK_MS = 7 * 86_400_000;
const TIMEOUT_MS = 8000;
/** So many lines of each list fit on one A4. */
const MOST = { doe: 7, zeg: 5, vragen: 6, veiligheid: 6, meldcode: 5, wringt: 3, bellen: 4, weten: 3, lezen: 3 };
/** With more lines than this the printed letter is smaller; the server never makes such a card. */
const ROOMY = 31;
const NAMES = { doe: "Doe dit", zeg: "Zeg bijvoorbeeld", vragen: "Vragen", veiligheid: "Let op veiligheid", wringt: "Dit kan gaan wringen", bellen: "Wie bel je", weten: "Wie weet meer", lezen: "Om op te zoeken" };
const SECTIONS = ["doe", "zeg", "vragen", "veiligheid"];

/**
 * @typedef {{id: string, lijst: string, bron: string, via: string[], html: string}} Line a line of the card
 * @typedef {{sleutel: string, titel: string, html: string}} Source an item that the card was made of
 * @typedef {{sleutel: string, titel: string, deel: string}} Waiting chosen without network; its lines come later
 * @typedef {{format: number, titel: string, getypt: boolean, gemaakt: number, bronnen: Source[], regels: Line[], straks: Waiting[]}} Card
 */

/* The card as a value. */

/** @returns {Card} */
const newCard = (titel = "") => ({ format: FORMAT, titel, getypt: false, gemaakt: Date.now(), bronnen: [], regels: [], straks: [] });

const isEmpty = (card) => !card || !(card.regels.length || card.straks.length);

const holds = (card, key, deel = "") =>
  !!card && (card.regels.some((line) => line.bron === key && (!deel || line.lijst === deel)) || card.straks.some((one) => one.sleutel === key && (!deel || one.deel === deel)));

/** Add what is not there yet, as far as it fits; the names of the lists that were full. */
function add(card, { bronnen, onderdelen }) {
  const full = new Set();
  for (const line of onderdelen) {
    const there = card.regels.find((one) => one.id === line.id);
    const count = card.regels.filter((one) => one.lijst === line.lijst).length;
    if (there) there.via = [...new Set([...there.via, ...line.via])];
    else if (count < MOST[line.lijst]) card.regels.push(line);
    else full.add(NAMES[line.lijst]);
  }
  for (const source of bronnen) {
    if (!card.bronnen.some((one) => one.sleutel === source.sleutel)) card.bronnen.push(source);
  }
  tidy(card);
  return [...full];
}

/** An item leaves with its lines, and with what only it had led to. */
function removeItem(card, key) {
  for (const line of card.regels) line.via = line.via.filter((one) => one !== key);
  card.regels = card.regels.filter((line) => line.bron !== key && line.via.length);
  card.straks = card.straks.filter((one) => one.sleutel !== key);
  tidy(card);
}

function removeLines(card, test) {
  card.regels = card.regels.filter((line) => !test(line));
  tidy(card);
}

function tidy(card) {
  card.bronnen = card.bronnen.filter((source) => card.regels.some((line) => line.bron === source.sleutel));
}

/* Keeping it. */

/** @returns {Card | null} the card of this browser; one that is older than seven days is wiped */
function load(name = STORE) {
  try {
    const card = JSON.parse(localStorage.getItem(name) ?? "null");
    if (card && (card.format !== FORMAT || Date.now() - card.gemaakt > WEEK_MS)) {
      localStorage.removeItem(name);
      if (name === STORE) tellWorker(null);
      return null;
    }
    return card;
  } catch {
    return null;
  }
}

function save(card) {
  try {
    if (isEmpty(card)) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(card));
  } catch {
    say("Deze browser kan de kaart niet bewaren. Print hem nu, dan heb je hem.");
  }
  tellWorker(isEmpty(card) ? null : card);
  refreshButtons(card);
}

/** Have the service worker keep the pages that the card leads to. */
async function tellWorker(card) {
  if (!navigator.serviceWorker) return;
  const html = card ? [...card.bronnen, ...card.regels].map((one) => one.html).join("") : "";
  const paginas = [...new Set([...html.matchAll(/href="(\/[a-z][^"#?]*)"/g)].map((match) => match[1]))].slice(0, 30);
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ soort: "kaart", paginas });
}

/* Lines from the server. */

async function fetchLines(keys, deel = "") {
  const query = new URLSearchParams(keys.map((key) => ["bij", key]));
  if (deel) query.set("deel", deel);
  const answer = await fetch(`/bezoek/onderdelen?${query}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** What the server put on this page. */
function linesOnPage(article) {
  const list = (selector) => [...article.querySelectorAll(selector)];
  return {
    onderdelen: list("[data-regel]").map((element) => ({
      id: element.dataset.regel,
      lijst: element.closest("[data-lijst]").dataset.lijst,
      bron: element.dataset.bron,
      via: element.dataset.via.split(" "),
      html: element.outerHTML,
    })),
    bronnen: list("[data-sleutel]").map((element) => ({ sleutel: element.dataset.sleutel, titel: element.querySelector("a").textContent, html: element.outerHTML })),
  };
}

/** Put an item, or one section of it, on the card; without network it waits there. */
async function putOn(key, titel, deel = "") {
  let full = [];
  let later = false;
  try {
    const lines = await fetchLines([key], deel);
    const card = load() ?? newCard();
    full = add(card, lines);
    save(card);
  } catch {
    const card = load() ?? newCard();
    card.straks.push({ sleutel: key, titel, deel });
    save(card);
    later = true;
  }
  say(later ? "Staat op je bezoekkaart. De tekst komt erbij zodra je bereik hebt." : added(full), { naar: "/bezoek", tekst: "Bekijk de kaart" });
}

const added = (full) => `Staat op je bezoekkaart${full.length ? `, zover het past. Vol is: ${full.join(", ")}` : ""}.`;

/** What was chosen without network. */
async function fetchWaiting() {
  const waiting = load()?.straks ?? [];
  for (const { sleutel, deel } of waiting) {
    const lines = await fetchLines([sleutel], deel);
    const card = load();
    if (!card) return;
    card.straks = card.straks.filter((one) => one.sleutel !== sleutel || one.deel !== deel);
    add(card, lines);
    save(card);
  }
  if (waiting.length && place()) show(load());
}

/* The page /bezoek. */

const place = () => document.getElementById("ap-kaart-plek");

/** The card on this page: what the server just made, joined with or put in place of what was kept. */
function takeOver() {
  const made = document.querySelector("#ap-kaart[data-vers]");
  const kept = load();
  const asked = new URLSearchParams(location.search).getAll("bij");
  if (!made) {
    if (!asked.length || navigator.onLine) return kept;
    const card = kept ?? newCard();
    card.straks.push(...asked.map((sleutel) => ({ sleutel, titel: sleutel.split("/")[1].replaceAll("-", " "), deel: "" })));
    return card;
  }
  const lines = linesOnPage(made);
  if (made.dataset.vers === "erbij") {
    const card = kept ?? newCard();
    const full = add(card, lines);
    say(added(full));
    return card;
  }
  const card = newCard(made.querySelector("[data-titel]").textContent.trim());
  card.getypt = !!document.getElementById("ap-woorden").value;
  add(card, lines);
  if (kept && !kept.titel) {
    add(card, { bronnen: kept.bronnen, onderdelen: kept.regels }); // collected by hand for this visit
    card.straks = kept.straks;
  } else if (!isEmpty(kept)) {
    localStorage.setItem(PREVIOUS, JSON.stringify(kept));
    say("Dit is een nieuwe kaart.", { tekst: "Zet de vorige terug", doe: putBack });
  }
  return card;
}

function putBack() {
  const card = load(PREVIOUS);
  localStorage.removeItem(PREVIOUS);
  if (!card) return;
  save(card);
  show(card);
  say("De vorige kaart staat er weer.");
}

/** Show the card in place of what stood there, made of the empty card in the page. */
function show(card) {
  const open = document.querySelector(".kaart--open") !== null;
  const article = document.getElementById("ap-kaart-sjabloon").content.cloneNode(true).querySelector("article");
  for (const { lijst, html } of card.regels) article.querySelector(`[data-lijst="${lijst}"]`)?.insertAdjacentHTML("beforeend", html);
  for (const { html } of card.bronnen) article.querySelector('[data-lijst="bronnen"]').insertAdjacentHTML("beforeend", html);
  for (const { titel } of card.straks) article.querySelector('[data-lijst="bronnen"]').append(element("li", { textContent: `${titel} (komt erbij zodra je bereik hebt)` }));
  article.querySelector("[data-titel]").textContent = card.titel || "Mijn bezoekkaart";
  article.querySelector("[data-gemaakt]").textContent = new Date(card.gemaakt).toLocaleDateString("nl-NL", { dateStyle: "long" });
  place().replaceChildren(article);
  finish(article);
  setOpen(open, !card.titel);
}

/** What depends on the lines that are there: size in print, letters, count, empty sections, and the buttons. */
function finish(article) {
  article.classList.toggle("kaart--vol", article.querySelectorAll("[data-regel]").length > ROOMY);
  const sources = [...article.querySelectorAll("[data-sleutel]")];
  const letters = new Map(sources.map((source, number) => [source.dataset.sleutel, String.fromCharCode(65 + number)]));
  for (const mark of article.querySelectorAll("[data-letter]")) mark.dataset.teken = letters.get(mark.dataset.letter) ?? "";
  const checked = sources.filter((source) => "getoetst" in source.dataset).length;
  article.querySelector("[data-aantal]").textContent = `${sources.length} ${sources.length === 1 ? "pagina" : "pagina’s"}, ${checked || "nog geen"} door een vakgroep getoetst`;
  for (const section of article.querySelectorAll("[data-sectie]")) section.hidden = !section.querySelector("li");
  for (const part of document.querySelectorAll("[data-met-script]")) part.hidden = false;
  for (const line of article.querySelectorAll("[data-regel], [data-sleutel]")) line.append(removeButton(line));
  article.querySelector(".kaart-bewaard").hidden = document.querySelector(".ap-bewaard") !== null;
  markKept();
}

function removeButton(line) {
  const name = textOf(line.querySelector(".kaart-tekst, .kaart-naar, a"));
  const button = element("button", { type: "button", className: "kaart-weg niet-print", innerHTML: '<i class="icon i-x"></i>' });
  button.setAttribute("aria-label", `Haal weg: ${name}`);
  return button;
}

/** The words of a line, without the item it comes from. */
function textOf(part) {
  const copy = part.cloneNode(true);
  copy.querySelector(".kaart-bron")?.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** Say of each item whether it can be opened without network. */
async function markKept(settled = !navigator.onLine) {
  if (!navigator.serviceWorker || !window.caches) return;
  for (const source of document.querySelectorAll("#ap-kaart [data-sleutel]")) {
    const kept = await caches.match(source.dataset.adres);
    source.querySelector(".kaart-offline")?.remove();
    if (!kept && !settled) continue; // it may be on its way
    const text = kept ? "Ook zonder bereik te openen" : "Alleen met bereik te openen";
    source.querySelector("div").append(element("small", { className: "kaart-offline niet-print", innerHTML: `<i class="icon ${kept ? "i-check" : "i-wifi-off"}"></i>${text}` }));
  }
}

/** The card as it is read, or with its buttons. The question is under it then, and as long as nobody typed words. */
function setOpen(open, asking = open) {
  document.getElementById("ap-kaart")?.classList.toggle("kaart--open", open);
  const button = document.querySelector("[data-kaart-aanpassen]");
  button?.setAttribute("aria-expanded", String(open));
  if (button) button.querySelector("span").textContent = open ? "Klaar met aanpassen" : "Pas de kaart aan";
  const again = document.getElementById("ap-aanpassen");
  again.hidden = !open && !asking;
  again.querySelector("h2").hidden = false;
}

/** Take a line or an item off; focus stays where the hand was. */
function takeOff(button) {
  const line = button.closest("[data-regel], [data-sleutel]");
  const before = load();
  const card = load();
  if (!card) return;
  const place = [...document.querySelectorAll(".kaart-weg")].indexOf(button);
  if (line.dataset.regel) removeLines(card, ({ id }) => id === line.dataset.regel);
  else removeItem(card, line.dataset.sleutel);
  save(card);
  if (isEmpty(card)) return wipe();
  show(card);
  const buttons = document.querySelectorAll(".kaart-weg");
  buttons[Math.min(place, buttons.length - 1)]?.focus();
  say(button.getAttribute("aria-label").replace("Haal weg:", "Weggehaald:"), { tekst: "Zet terug", doe: () => (save(before), show(before)) });
}

function wipe() {
  localStorage.removeItem(STORE);
  localStorage.removeItem(PREVIOUS);
  tellWorker(null);
  location.assign("/bezoek");
}

/** Words that may point to somebody. */
function warn(input) {
  const note = document.getElementById("ap-woorden-let-op");
  const text = input.value;
  const address = /\b[1-9]\d{3}\s?[a-z]{2}\b/i.test(text) || /@/.test(text) || /(?:\+31|\b0)[\s-]?\d(?:[\s-]?\d){6,}/.test(text);
  note.hidden = !/[\d@]/.test(text);
  if (note.hidden) note.textContent = "";
  else note.textContent = address ? "Dit lijkt op een postcode, telefoonnummer of e-mailadres. Haal het weg: de kaart is zonder persoonsgegevens." : "Er staat een cijfer in. Een leeftijd mag; een huisnummer, geboortedatum of telefoonnummer niet.";
}

/* Buttons on every page. */

/** Say which items and sections are on the card. */
function refreshButtons(card) {
  for (const button of document.querySelectorAll("[data-op-kaart]")) relabel(button, holds(card, button.dataset.opKaart), "Zet op bezoekkaart", "Haal van bezoekkaart");
  for (const button of document.querySelectorAll("[data-deel-op-kaart]")) relabel(button, holds(card, button.dataset.sleutel, button.dataset.deelOpKaart), "Zet dit deel op je bezoekkaart", "Haal dit deel van je bezoekkaart");
}

function relabel(button, on, put, take) {
  button.lastChild.textContent = on ? take : put;
  button.toggleAttribute("data-staat-erop", on);
}

/** A button under each section of an item that can stand on the card by itself. */
function addSectionButtons() {
  const item = document.querySelector("main [data-op-kaart]");
  if (!item) return;
  for (const section of document.querySelectorAll("section.deel[data-deel]")) {
    if (!SECTIONS.includes(section.dataset.deel) || section.querySelector("[data-op-kaart]")) continue;
    const button = element("button", { type: "button", className: "deel-op-kaart niet-print", innerHTML: '<i class="icon i-clipboard-list"></i><span></span>' });
    Object.assign(button.dataset, { deelOpKaart: section.dataset.deel, sleutel: item.dataset.opKaart, titel: item.dataset.titel });
    button.setAttribute("aria-describedby", section.querySelector("h2")?.id ?? "");
    section.append(button);
  }
}

async function toggle(button) {
  const deel = button.dataset.deelOpKaart ?? "";
  const key = button.dataset.opKaart ?? button.dataset.sleutel;
  const card = load();
  if (!holds(card, key, deel)) return putOn(key, button.dataset.titel, deel);
  if (deel) {
    removeLines(card, (line) => line.bron === key && line.lijst === deel);
    card.straks = card.straks.filter((one) => one.sleutel !== key || one.deel !== deel);
  } else removeItem(card, key);
  save(card);
  return say("Van je bezoekkaart gehaald.");
}

/* Telling. */

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

const status = element("p", { className: "alleen-voorlezen", id: "ap-kaart-status" });
status.setAttribute("role", "status");
const notice = element("div", { className: "kaart-melding niet-print", hidden: true });

/** Say what happened, to eyes and ears; `more` is a link or a way back. */
function say(text, more) {
  status.textContent = text;
  notice.replaceChildren(element("p", { textContent: text }));
  if (more?.naar && location.pathname !== more.naar) notice.append(element("a", { href: more.naar, textContent: more.tekst }));
  else if (more?.doe) notice.append(element("button", { type: "button", textContent: more.tekst, onclick: () => ((notice.hidden = true), more.doe()) }));
  const close = element("button", { type: "button", innerHTML: '<i class="icon i-x"></i>', onclick: () => (notice.hidden = true) });
  close.setAttribute("aria-label", "Sluit deze melding");
  notice.append(close);
  notice.hidden = false;
}

/* Listening. */

function listen() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.matches("[data-op-kaart], [data-deel-op-kaart]")) {
      event.preventDefault();
      toggle(button);
    } else if (button.matches(".kaart-weg")) takeOff(button);
    else if (button.matches("[data-kaart-print]")) window.print();
    else if (button.matches("[data-kaart-aanpassen]")) setOpen(button.getAttribute("aria-expanded") !== "true");
    else if (button.matches("[data-kaart-wis]")) wipe();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") notice.hidden = true;
  });
  document.getElementById("ap-kaart-maken")?.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    say("Je bent offline. Een nieuwe kaart maken kan zodra je weer bereik hebt. Je woorden staan er nog.");
  });
  document.getElementById("ap-woorden")?.addEventListener("input", ({ target }) => warn(target));
  window.addEventListener("online", () => fetchWaiting().catch(() => {}));
  navigator.serviceWorker?.addEventListener("message", ({ data }) => data?.soort === "bewaard" && markKept(true));
  navigator.serviceWorker?.register("/sw.js");
}

function start() {
  document.querySelector("main")?.append(status, notice);
  addSectionButtons();
  const card = place() ? takeOver() : load();
  if (place() && !isEmpty(card)) {
    history.replaceState(null, "", "/bezoek"); // reloading shows the card, it does not ask again
    save(card);
    show(card);
    const input = document.getElementById("ap-woorden");
    if (card.getypt && !input.value) input.value = card.titel;
  } else refreshButtons(card);
  if (navigator.onLine) fetchWaiting().catch(() => {});
}

// Loaded under two addresses it still runs once.
if (!document.getElementById(status.id)) {
  start();
  listen();
}
