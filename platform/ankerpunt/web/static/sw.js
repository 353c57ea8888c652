// The service worker: keeps the bezoekkaart, the pages on it and the last pages that were read, for when there is no network.
//
// What it never keeps: an address with a question in it (/zoeken?q=), what was sent (POST), and pages that the server
// calls private or no-store. Of a page that somebody who signed in reads it keeps the copy that everybody may see.

const FORMAT = "1"; // raise it when what is kept changes shape: the caches of other formats are thrown away
const READ = `ankerpunt-gelezen-${FORMAT}`;
const CARD = `ankerpunt-kaart-${FORMAT}`;
const FIXED = `ankerpunt-vast-${FORMAT}`;
const OURS = [READ, CARD, FIXED];
const MOST_READ = 30;
const MOST_FIXED = 40;
const PATIENCE_MS = 3000;
const DAY_MS = 86_400_000;
const KEPT_AT = "x-bewaard-op";
const LIST = "/bewaard";
const SAFE = "/veilig"; // whom to call when somebody is not safe: kept for everybody who reads a second page
const PAGES =
  /^\/(?:(?:kennis|begrippen|vakgroepen|casussen|dilemmas|intervisie|leren|leefgebieden)(?:\/[a-z0-9-]+)?|bezoek|veilig|over|privacy|toegankelijkheid|sneltoetsen|meer)?$/;
const MAIN = /(<main[^>]*>)[\s\S]*(<\/main>)/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(begin()));

self.addEventListener("message", (event) => {
  const { soort, paginas } = event.data ?? {};
  if (soort === "kaart" && Array.isArray(paginas)) {
    event.waitUntil(keepCard(paginas).then(() => event.source?.postMessage({ soort: "bewaard" })));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(event, request, url));
  else if (request.method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(fixed(request, url));
});

/** Throw old caches away, and keep what the open pages have loaded already; the HTTP cache has it, so nothing is fetched twice. */
async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("ankerpunt-") && !OURS.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    await keepOpenPage(new URL(client.url)).catch(() => {});
  }
}

async function keepOpenPage(url) {
  if (!mayBeKept(url)) return;
  const answer = await fetch(url.href, { cache: "force-cache" });
  const page = await answer.clone().text();
  if (isPublic(answer)) await put(READ, url.pathname, answer);
  const parts = [...page.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((match) => match[1]);
  const cache = await caches.open(FIXED);
  for (const part of new Set(parts)) {
    if (!(await cache.match(part))) await cache.add(new Request(part, { cache: "force-cache" }));
  }
}

/** Files with their version in the address never change; others are asked for first. */
async function fixed(request, url) {
  const cache = await caches.open(FIXED);
  const kept = await cache.match(request);
  if (kept && (url.search || url.pathname.includes("/fonts/"))) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") {
      await cache.put(request, answer.clone());
      await trim(cache, MOST_FIXED);
    }
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** A page: from the network, from what was kept if that fails or takes too long, else a page that says what there is. */
async function navigate(event, request, url) {
  if (url.pathname === LIST) return listPage("Wat er op dit apparaat bewaard is", "");
  if (request.method !== "GET") return fetch(request).catch(() => listPage(...couldNotSend(url)));
  const kept = await find(url);
  const answer = fetch(request);
  event.waitUntil(answer.then((got) => keep(url, got.clone())).then(() => keepPublicCopy(FIXED, SAFE)).catch(() => {}));
  try {
    return kept ? await Promise.race([answer, impatience()]) : await answer;
  } catch (error) {
    if (kept) return withNotice(kept, error);
    return listPage("Deze pagina is niet bewaard", "Je bent offline, en deze pagina staat niet op dit apparaat.", url);
  }
}

function couldNotSend(url) {
  return url.pathname === "/bezoek"
    ? ["Een nieuwe kaart maken kan zonder bereik niet", "Je bent offline. Je woorden zijn niet verstuurd; ga terug, dan staan ze er nog."]
    : ["Dit kan zonder bereik niet", "Je bent offline. Er is niets verstuurd; ga terug, dan staat alles er nog."];
}

function impatience() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("traag")), PATIENCE_MS));
}

/** The copy of this page. The card page stands for every address of the card: its script knows what to add. */
async function find(url) {
  const known = url.pathname === "/bezoek" || mayBeKept(url);
  if (!known) return undefined;
  for (const name of [CARD, READ, FIXED]) {
    const kept = await caches.match(url.pathname, { cacheName: name });
    if (kept) return kept;
  }
  return undefined;
}

function mayBeKept(url) {
  return url.origin === self.location.origin && !url.search && PAGES.test(url.pathname);
}

function isPublic(answer) {
  const control = answer.headers.get("cache-control") ?? "";
  const type = answer.headers.get("content-type") ?? "";
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && type.startsWith("text/html") && !/private|no-store/.test(control);
}

async function keep(url, answer) {
  if (!mayBeKept(url)) return;
  if (answer.status === 404 || answer.status === 410) {
    for (const name of [READ, CARD]) await (await caches.open(name)).delete(url.pathname); // withdrawn there is withdrawn here
  }
  if (answer.status !== 200) return;
  if (isPublic(answer)) {
    if (await caches.match(url.pathname, { cacheName: CARD })) await put(CARD, url.pathname, answer.clone());
    await put(READ, url.pathname, answer);
  } else if (!/no-store/.test(answer.headers.get("cache-control") ?? "")) await keepPublicCopy(READ, url.pathname);
}

/** What somebody sees who did not sign in; once a day is enough. */
async function keepPublicCopy(name, path) {
  const cache = await caches.open(name);
  const kept = await cache.match(path);
  if (kept && Date.now() - keptAt(kept) < DAY_MS) return;
  const answer = await fetch(path, { credentials: "omit" });
  if (isPublic(answer)) await put(name, path, answer);
}

async function put(name, path, answer) {
  const cache = await caches.open(name);
  const headers = new Headers(answer.headers);
  for (const header of ["content-encoding", "content-length", "vary"]) headers.delete(header);
  headers.set(KEPT_AT, String(Date.now()));
  const body = await answer.blob();
  await cache.delete(path); // put again at the end: the first one is the oldest
  await cache.put(path, new Response(body, { headers }));
  if (name === READ) await trim(cache, MOST_READ);
}

async function trim(cache, most) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

/** Keep exactly these pages with the card; no page: there is no card any more. */
async function keepCard(paths) {
  if (!paths.length) {
    await caches.delete(CARD);
    return;
  }
  const wanted = new Set(["/bezoek", ...paths].filter((path) => PAGES.test(path)));
  const cache = await caches.open(CARD);
  for (const key of await cache.keys()) {
    if (!wanted.has(new URL(key.url).pathname)) await cache.delete(key);
  }
  await Promise.all([...wanted].map((path) => keepPublicCopy(CARD, path).catch(() => {})));
}

const keptAt = (answer) => Number(answer.headers.get(KEPT_AT) ?? 0);

const when = (answer) => new Date(keptAt(answer)).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });

/** The kept page, with a line on top that says so. */
async function withNotice(kept, error) {
  const page = await kept.text();
  const why = error.message === "traag" ? "Het bereik is traag." : "Je bent offline.";
  const what = /id="ap-kaart-plek"/.test(page) ? "Geeft niet, de kaart staat op dit apparaat." : `Deze pagina is bewaard op ${when(kept)}.`;
  const notice = `<div class="baan"><p class="ap-bewaard"><i class="icon i-wifi-off"></i><span>${why} ${what} <a href="${LIST}">Wat is er nog meer bewaard?</a></span></p></div>`;
  return new Response(page.replace(/<main[^>]*>/, (tag) => tag + notice), { headers: kept.headers });
}

/** A page that lists what is kept, in the frame of a page that is kept. */
async function listPage(title, why, url) {
  const card = (await entries(CARD)).sort((one, other) => Number(other.path === "/bezoek") - Number(one.path === "/bezoek"));
  const read = (await entries(READ)).filter(({ path }) => !card.some((entry) => entry.path === path)).reverse();
  const again = url ? `<p><a class="nl-button nl-button--secondary" href="${escape(url.pathname + url.search)}">Probeer opnieuw</a></p>` : "";
  const main =
    `<div class="baan bewaard-pagina"><h1>${title}</h1><p class="lead">${why}</p>${again}` +
    section("Bij je bezoekkaart", card, "Er staat geen bezoekkaart op dit apparaat.") +
    section("Gelezen pagina’s", read, "Er zijn nog geen pagina’s bewaard.") +
    `<p class="stil klein">Zoeken en een nieuwe kaart maken kan alleen met bereik. Nu gevaar? Bel <a href="tel:112">112</a>. Twijfel? Veilig Thuis: <a href="tel:08002000">0800-2000</a>.</p></div>`;
  const frame = [...card, ...read][0];
  const page = frame ? frame.text.replace(MAIN, (_, open, close) => open + main + close) : `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Offline</title><main>${main}</main></html>`;
  const headers = new Headers(frame?.answer.headers ?? { "content-type": "text/html; charset=utf-8" });
  headers.set("cache-control", "no-store");
  return new Response(page.replace(/<title>[^<]*/, `<title>${title}`), { status: url ? 503 : 200, headers });
}

async function entries(name) {
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  const found = [];
  for (const key of await cache.keys()) {
    const answer = await cache.match(key);
    if (!answer) continue;
    const text = await answer.clone().text();
    const title = /<title>([^<|]*)/.exec(text)?.[1].trim();
    found.push({ path: new URL(key.url).pathname, title, text, answer });
  }
  return found;
}

/** The titles come out of pages of our own, escaped already. */
function section(heading, found, none) {
  const rows = found.map(({ path, title, answer }) => `<li><a href="${path}">${title}</a><small>bewaard op ${when(answer)}</small></li>`);
  return `<h2>${heading}</h2>` + (rows.length ? `<ul class="bewaard-lijst">${rows.join("")}</ul>` : `<p class="stil">${none}</p>`);
}

const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
