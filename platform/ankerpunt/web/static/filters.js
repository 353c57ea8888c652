// @ts-check
// Filters that answer at once: the list is fetched and put in place, the cursor stays where it is, the address can be shared.

let latest = 0;

/**
 * Show what the choices in `form` give. Any trouble: an ordinary page load, which gives the same.
 * @param {HTMLFormElement} form
 */
export async function show(form) {
  const mine = ++latest;
  const query = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const address = `${form.getAttribute("action")}?${query}`;
  const now = document.getElementById("ap-resultaten");
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("ap-resultaten");
    if (mine !== latest) return;
    if (!answer.ok || !now || !next) return form.submit();
    announce(now, next);
    count(form, page);
    history.replaceState(null, "", address);
  } catch {
    form.submit();
  }
}

/**
 * Replace the list but keep the status line itself, so that a screen reader hears the new number.
 * @param {Element} now
 * @param {Element} next
 */
function announce(now, next) {
  const [line, nextLine] = [now, next].map((list) => list.querySelector("[role=status]"));
  if (!line || !nextLine) return now.replaceChildren(...next.childNodes);
  const html = nextLine.innerHTML;
  nextLine.remove();
  while (line.nextSibling) line.nextSibling.remove();
  line.innerHTML = html;
  return now.append(...next.childNodes);
}

/**
 * Bring the numbers behind the choices up to date, and the number of filters on the button.
 * @param {HTMLFormElement} form
 * @param {Document} page
 */
function count(form, page) {
  form.querySelectorAll("input[type=checkbox]").forEach((box) => {
    if (!(box instanceof HTMLInputElement)) return;
    const same = page.querySelector(`[data-filters] input[name="${box.name}"][value="${CSS.escape(box.value)}"]`);
    const number = box.parentElement?.querySelector(":scope > span");
    if (number) number.innerHTML = same?.parentElement?.querySelector(":scope > span")?.innerHTML ?? "0";
  });
  const button = form.parentElement?.querySelector("summary");
  const next = page.querySelector(".filters > summary");
  if (button && next) button.innerHTML = next.innerHTML;
}
