// @ts-check
// Choose a page to link to by typing its title: the suggestions of search, as a list of buttons.

const WAIT = 150;

/**
 * Show the picker in `bar`; `insert` gets the title and the address that was chosen.
 * @param {HTMLElement} bar @param {string} chosen what was selected in the text @param {(title: string, url: string) => void} insert
 * @param {() => void} closed @param {string} [names] the address that tells how a text names another page
 */
export function pick(bar, chosen, insert, closed, names = "") {
  bar.querySelector(".rd-link")?.remove();
  const box = document.createElement("div");
  box.className = "rd-link";
  box.innerHTML = `<label for="ap-rd-link">Naar welke pagina?</label><input class="utrecht-textbox utrecht-textbox--html-input" id="ap-rd-link" type="text" autocomplete="off" aria-describedby="ap-rd-link-uitleg"><p class="klein stil" id="ap-rd-link-uitleg" role="status">Typ een woord uit de titel, of plak een adres.</p><ul></ul>`;
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const list = /** @type {HTMLUListElement} */ (box.querySelector("ul"));
  const said = /** @type {HTMLElement} */ (box.querySelector("p"));
  let timer = 0;
  const close = () => {
    box.remove();
    closed();
  };
  /** @param {string} title @param {string} url */
  const choose = async (title, url) => {
    try {
      const place = url.startsWith("/") ? (await (await fetch(`${names}&naar=${encodeURIComponent(url)}`)).json()).pad : url;
      box.remove();
      insert(chosen || title, place);
    } catch {
      said.textContent = "Deze pagina is nu niet te kiezen. Probeer het zo nog eens.";
    }
  };
  const ask = async () => {
    const words = field.value.trim();
    if (/^https?:\/\/\S+$/.test(words)) return show([{ tekst: words, url: words }]);
    if (words.length < 2) return show([]);
    try {
      const answer = await fetch(`/api/v1/suggesties?q=${encodeURIComponent(words)}`);
      const found = answer.ok ? (await answer.json()).suggesties : [];
      if (field.value.trim() === words) show(found.filter((/** @type {{url: string | null}} */ one) => one.url));
    } catch {
      said.textContent = "Zoeken lukt nu niet. Plak een adres.";
    }
    return undefined;
  };
  /** @param {{tekst: string, url: string}[]} found */
  const show = (found) => {
    said.textContent = found.length ? `${found.length} ${found.length === 1 ? "pagina" : "pagina’s"}` : "Geen pagina gevonden. Typ een ander woord.";
    list.replaceChildren(
      ...found.map(({ tekst, url }) => {
        const line = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = tekst;
        button.addEventListener("click", () => choose(tekst, url));
        line.append(button);
        return line;
      }),
    );
  };
  field.addEventListener("input", (event) => {
    event.stopPropagation(); // this is no part of the text
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      list.querySelector("button")?.click();
    }
    if (event.key.startsWith("Arrow")) event.stopPropagation();
  });
  bar.append(box);
  field.focus();
}
