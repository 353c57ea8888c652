// @ts-check
// What every page gets from script. Nothing here is needed to read, search or print: without script the page does the same, slower.

const WIDE = matchMedia("(min-width: 1024px)");
const KEYS_OFF = "ankerpunt-sneltoetsen-uit";

/**
 * A setting of this browser; null where storage is not allowed.
 * @param {string} name
 */
function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** `/` goes to the search box and `?` to the list of keys, unless the reader is typing or has switched them off. */
function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || stored(KEYS_OFF)) return;
    if (event.key === "/") {
      event.preventDefault();
      const box = document.querySelector("input[type=search]");
      if (box instanceof HTMLInputElement) box.select();
      if (box instanceof HTMLElement) box.focus();
      else location.assign("/zoeken");
    } else if (event.key === "?") {
      location.assign("/sneltoetsen");
    }
  });
}

/** The switch on the page about keys. */
function showKeySwitch() {
  const box = document.querySelector("[data-sneltoetsen]");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = !stored(KEYS_OFF);
  box.closest("label")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "1");
    } catch {
      box.checked = true; // storage is not allowed: the keys stay as they are
    }
  });
}

/** The search box: focus on wide screens only, suggestions from the first letter on. */
function prepareSearch() {
  const box = document.querySelector("[data-suggesties]");
  if (!(box instanceof HTMLInputElement)) return;
  if (box.hasAttribute("data-focus") && WIDE.matches && !location.hash) box.focus({ preventScroll: true });
  box.addEventListener("input", async () => (await import(String(box.dataset.suggesties))).attach(box), { once: true });
}

/** Filters show their result at once instead of after a button. */
function prepareFilters() {
  const form = document.querySelector("[data-filters]");
  if (!(form instanceof HTMLFormElement)) return;
  form.querySelector("button")?.classList.add("alleen-smal");
  form.addEventListener("change", async () => (await import(String(form.dataset.filters))).show(form));
}

/** Contents and filters stand open beside the text on wide screens, also where CSS cannot open them. */
function openOnWide() {
  if (CSS.supports("selector(::details-content)")) return;
  const sides = document.querySelectorAll(".inhoud details, .uitkomst > details");
  const set = () => sides.forEach((side) => side.toggleAttribute("open", WIDE.matches));
  WIDE.addEventListener("change", set);
  set();
}

/** Marks in the contents which part is being read. */
function followReading() {
  const links = new Map();
  document.querySelectorAll(".inhoud a").forEach((link) => links.set(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""), link));
  if (!links.size) return;
  const heads = [...links.keys()].map((id) => document.getElementById(id)).filter((head) => head !== null);
  const mark = () => {
    const now = heads.findLast((head) => head.getBoundingClientRect().top < innerHeight / 3) ?? heads[0];
    links.forEach((link, id) => (id === now?.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  };
  new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" }).observe(document.body);
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  heads.forEach((head) => watcher.observe(head));
}

/** A way back from a source to the place in the text that named it. */
function returnFromSources() {
  document.querySelectorAll('.tekst a[href^="#bron-"]').forEach((link) =>
    link.addEventListener("click", () => {
      const source = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
      if (!source || !(link instanceof HTMLElement)) return;
      source.querySelector(".terug")?.remove();
      const back = document.createElement("a");
      back.className = "terug";
      back.href = "#ap-inhoud";
      back.textContent = "Terug naar de tekst";
      back.addEventListener("click", (event) => {
        event.preventDefault();
        link.focus();
        back.remove();
      });
      source.append(" ", back);
    }),
  );
}

/** Wide tables and code can be scrolled with the keyboard. */
function reachScrollers() {
  document.querySelectorAll(".tekst table, .tekst pre").forEach((box) => {
    if (box instanceof HTMLElement && box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
}

/** On a small screen one pole of a dilemma must come first; chance decides which. */
function shufflePoles() {
  if (matchMedia("(min-width: 640px)").matches || Math.random() < 0.5) return;
  const poles = [...document.querySelectorAll(".pool")];
  const arguments_ = [...document.querySelectorAll('.s-dilemma .deel > h2[id^="wat-pleit-voor"]')].map((head) => head.parentElement);
  for (const [first, second] of [poles, arguments_]) {
    if (first && second) first.before(second);
  }
}

/** Print buttons only exist where script can print. */
function showPrint() {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => print());
  });
}

listenForKeys();
showKeySwitch();
prepareSearch();
prepareFilters();
openOnWide();
followReading();
returnFromSources();
reachScrollers();
shufflePoles();
showPrint();
// The bezoekkaart looks after itself, also where there is only one to wipe. Its address is in the page, because that holds the version.
const kaart = document.querySelector("script[data-kaart]")?.getAttribute("data-kaart");
if (kaart && (document.querySelector("[data-op-kaart], #ap-kaart-plek") || stored("ankerpunt.kaart"))) import(kaart);
