// @ts-check
// Suggestions under the search box: the combobox pattern of the ARIA Authoring Practices, with a list that the reader may ignore.

const WAIT = 120;
const MOST = 8;
const LIST = "ap-suggesties";

/**
 * @typedef {{tekst: string, soort: string | null, url: string | null}} Suggestie
 */

/**
 * Give `box` suggestions while its reader types. A slow or absent server means: no list, and the form still works.
 * @param {HTMLInputElement} box
 */
export function attach(box) {
  const list = document.createElement("ul");
  list.id = LIST;
  list.className = "suggesties";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Voorstellen");
  box.form?.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", LIST], ["aria-expanded", "false"]]) {
    box.setAttribute(name, value);
  }

  /** @type {Suggestie[]} */
  let shown = [];
  let chosen = -1;
  let timer = 0;
  let asked = new AbortController();

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  /** @param {number} index */
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", `${LIST}-${index}`);
    return list.children[index].scrollIntoView({ block: "nearest" });
  };

  /** @param {Suggestie} suggestion */
  const follow = (suggestion) => {
    close();
    if (suggestion.url) return location.assign(suggestion.url);
    box.value = suggestion.tekst;
    return box.form?.requestSubmit();
  };

  /** @param {Suggestie[]} suggestions */
  const show = (suggestions) => {
    shown = suggestions.slice(0, MOST);
    list.replaceChildren(...shown.map(option));
    if (!shown.length || document.activeElement !== box) return close();
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = false;
    return box.setAttribute("aria-expanded", "true");
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const question = box.value.trim();
    if (question.length < 2) return close();
    try {
      const answer = await fetch(`/api/v1/suggesties?q=${encodeURIComponent(question)}`, { signal: asked.signal });
      return answer.ok ? show((await answer.json()).suggesties) : close();
    } catch (error) {
      return error instanceof DOMException && error.name === "AbortError" ? undefined : close();
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      // One place more than there are suggestions: the text as typed.
      const places = shown.length + 1;
      choose(((chosen + 1 + steps[/** @type {"ArrowDown"} */ (event.key)] + places) % places) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      follow(shown[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? [...list.children].indexOf(/** @type {Element} */ (event.target.closest("li"))) : -1;
    if (at >= 0) follow(shown[at]);
  });
  ask();
}

/**
 * One line of the list: the text, and what kind of thing it is.
 * @param {Suggestie} suggestion
 * @param {number} index
 */
function option({ tekst, soort }, index) {
  const line = document.createElement("li");
  line.id = `${LIST}-${index}`;
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  line.append(tekst);
  if (soort) {
    const label = document.createElement("span");
    label.className = `soort soort--kaal s-${soort}`;
    label.textContent = soort.replace("vakgroeppagina", "vakgroep");
    line.append(label);
  }
  return line;
}
