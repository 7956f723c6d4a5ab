/* Suggestions while typing in the search field: a combobox with a list box, as in the ARIA Authoring
   Practices. Nothing is sent before three letters. Without this script the form works as it is. */

const FEWEST_LETTERS = 3;
const PAUSE = 250; // milliseconds without typing
const LETTER = /[\p{L}\p{N}]/gu;

class Suggestions {
  constructor(form) {
    this.url = form.dataset.suggestions;
    this.input = form.elements.q;
    this.options = [];
    this.active = -1;
    this.pausedUntil = 0;
    this.list = this.add(form, "ul", { role: "listbox", id: "q-suggestions", class: "suggestions" });
    this.list.setAttribute("aria-label", form.dataset.suggestionsLabel);
    this.list.hidden = true;
    this.status = this.add(form, "p", { role: "status", class: "visually-hidden" });
    this.input.type = "text"; // a search field cannot be a combobox
    this.set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id });
    this.set({ "aria-expanded": "false", enterkeyhint: "search" });
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
  }

  add(parent, name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return parent.appendChild(element);
  }

  set(attributes) {
    for (const [key, value] of Object.entries(attributes)) this.input.setAttribute(key, value);
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    const letters = this.input.value.match(LETTER)?.length ?? 0;
    if (letters < FEWEST_LETTERS) this.show([], "");
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (Date.now() < this.pausedUntil) return;
    this.request = new AbortController();
    try {
      const query = new URLSearchParams({ q: this.input.value });
      const response = await fetch(`${this.url}?${query}`, { signal: this.request.signal });
      if (response.ok) {
        const found = await response.json();
        if (document.activeElement === this.input) this.show(found.suggestions, found.status);
      } else {
        this.pausedUntil = Date.now() + 1000 * (response.headers.get("Retry-After") || 5);
        this.show([], "");
      }
    } catch (error) {
      if (error.name !== "AbortError") this.show([], "");
    }
  }

  show(suggestions, status) {
    this.list.replaceChildren();
    this.options = suggestions.map((one, number) => {
      const option = this.add(this.list, "li", { role: "option", id: `q-suggestion-${number}` });
      option.setAttribute("aria-selected", "false");
      option.dataset.url = one.url;
      const title = this.add(option, "span", { class: "suggestions__title", dir: "auto" });
      title.textContent = one.title;
      if (one.language) title.lang = one.language;
      this.add(option, "span", { class: "suggestions__kind" }).textContent = one.kind;
      return option;
    });
    this.status.textContent = status;
    this.expand(this.options.length > 0);
  }

  expand(isOpen) {
    this.list.hidden = !isOpen;
    this.set({ "aria-expanded": String(isOpen) });
    this.activate(-1);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.expand(false);
  }

  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.set({ "aria-activedescendant": option.id });
  }

  pressed(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    const count = this.options.length + 1; // the field itself lies between the last and the first
    if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.options.length) {
      event.preventDefault();
      if (!isOpen) this.expand(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.activate(((this.active + 1 + step + count) % count) - 1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.open(this.options[this.active]);
    }
  }

  open(option) {
    if (option) window.location.assign(option.dataset.url);
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
