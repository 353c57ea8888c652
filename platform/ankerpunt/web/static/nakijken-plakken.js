// Around the review on /anonimiseren: the text goes to the server and the answer comes back into this page, so that neither
// is kept by the browser: not in its history, not in a cache.

const forms = (root) => [...root.querySelectorAll("form[data-nk-post]")].filter((form) => form instanceof HTMLFormElement);

const pasted = () => document.getElementById("ap-tekst");

/** What only works with script. Of the empty rows one is enough: there is a button for more. */
function prepare() {
  const rows = [...document.querySelectorAll("[data-nk-mensen] > li")];
  const empty = rows.filter((row) => [...row.querySelectorAll("input")].every(({ value }) => !value));
  empty.slice(rows.length === empty.length ? 1 : 0).forEach((row) => row.remove());
  const more = document.querySelector("[data-nk-erbij]");
  more?.removeAttribute("hidden");
  more?.addEventListener("click", addPerson);
  for (const form of forms(document)) form.addEventListener("submit", (event) => send(event, form));
}

/** One more row for a person. */
function addPerson() {
  const list = document.querySelector("[data-nk-mensen]");
  const row = list?.lastElementChild?.cloneNode(true);
  const number = (list?.children.length ?? 0) + 1;
  for (const part of row.querySelectorAll("input, label")) {
    const name = (part.id || part.getAttribute("for") || "").replace(/\d+$/, String(number));
    if (part instanceof HTMLInputElement) Object.assign(part, { id: name, value: "" });
    else part.setAttribute("for", name);
  }
  list?.append(row);
  row.querySelector("input")?.focus();
}

/**
 * Send without leaving the page. Whatever goes wrong, the text stays where it is.
 * @param {SubmitEvent} event
 * @param {HTMLFormElement} form
 */
async function send(event, form) {
  if (!("nakijkenKlaar" in document.documentElement.dataset)) return; // the review cannot be shown here: the server makes a page
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("[type=submit]");
  if (button.getAttribute("aria-disabled")) return;
  const losing = "nkTerug" in form.dataset && document.querySelector("[data-nakijken-bezig][data-werk]");
  if (losing && !confirm("Je keuzes gaan dan verloren. Wil je de tekst toch aanpassen?")) return;
  const most = Number(form.dataset.langste);
  const length = [...(pasted()?.value ?? "")].length;
  if (most && length > most) return complain(`Je tekst is te lang: ${length.toLocaleString("nl-NL")} tekens, en er passen er ${most.toLocaleString("nl-NL")} in één keer. Je tekst staat er nog. Knip hem in delen en kijk ze een voor een na.`);
  const words = button.textContent;
  button.setAttribute("aria-disabled", "true");
  if (button.dataset.bezig) button.textContent = button.dataset.bezig;
  try {
    const body = new FormData(form);
    body.set(button.name, button.value);
    body.set("met_script", "1");
    const answer = await fetch("/anonimiseren", { method: "POST", body, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-nk-post]")) throw new Error(String(answer.status));
    show(page);
  } catch {
    button.removeAttribute("aria-disabled");
    button.textContent = words;
    complain("De server antwoordt niet. Je tekst staat er nog. Probeer het over een minuut nog eens.");
  }
}

function show(page) {
  document.title = page.title;
  document.querySelector("main > .baan")?.replaceChildren(...(page.querySelector("main > .baan")?.childNodes ?? []));
  scrollTo(0, 0);
  prepare();
  document.dispatchEvent(new Event("nakijken"));
  const fault = document.querySelector("[data-nk-fout]:not([hidden])");
  if (fault) pasted()?.focus();
  else if (!document.querySelector("[data-nakijken-bezig]")) document.querySelector("main h1")?.focus();
}

function complain(words) {
  const note = document.querySelector("[data-nk-fout]");
  const line = note?.querySelector("p");
  if (!note || !line) return;
  note.removeAttribute("hidden");
  line.textContent = words;
  note.scrollIntoView({ block: "center" });
}

addEventListener("beforeunload", (event) => {
  if (pasted()?.value.trim()) event.preventDefault();
});
addEventListener("pagehide", () => forms(document).forEach((form) => form.remove()));
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
prepare();
