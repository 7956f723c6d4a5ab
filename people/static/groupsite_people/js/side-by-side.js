// The form of a page beside its original: Tab goes from field to field, a section is confirmed without
// reloading the page, and the original can be hidden. Rich text fields get the names of their labels.
(() => {
  const HIDDEN = "groupsite-original-hidden"; // the class, and the name in the browser's storage
  const FIELDS = ".groupsite-beside__field";
  const SECTION = "#groupsite-section-";
  const TYPED_IN = `input:not([type]), input[type=text], input[type=url], input[type=email], input[type=number],
    textarea, [role=textbox][contenteditable=true]`;

  const isShown = (element) => element.getClientRects().length > 0;

  // Where one types, in the order of the screen. Buttons, toggles and comments between them are passed.
  function fields(within = document) {
    const found = [...within.querySelectorAll(FIELDS)].flatMap((field) => [...field.querySelectorAll(TYPED_IN)]);
    return found.filter((element) => isShown(element) && !element.disabled && !element.readOnly
      && !element.closest("[data-comment-box], .Draftail-Toolbar, .w-field__comment-button"));
  }

  let leaves = false; // Escape was pressed: the next Tab goes where the browser would go

  function goToNext(event) {
    const here = event.target.closest?.(TYPED_IN);
    if (!here?.closest(FIELDS)) return;
    if (event.key === "Escape") leaves = true;
    if (event.key !== "Tab" || event.ctrlKey || event.metaKey || event.altKey) {
      if (!["Escape", "Shift"].includes(event.key)) leaves = false;
      return;
    }
    // Draftail would indent the item of a list, and keep the focus for ever.
    event.stopImmediatePropagation();
    const all = fields();
    const next = all[all.indexOf(here) + (event.shiftKey ? -1 : 1)];
    if (next && !leaves) {
      event.preventDefault();
      next.focus();
      if (next.matches("input, textarea")) next.setSelectionRange?.(next.value.length, next.value.length);
      next.scrollIntoView({ block: "nearest" });
    }
    leaves = false;
  }

  // A link to a section leads into its first field. Rich text and blocks are drawn after the page: until
  // then, or until somebody does something else, it is waited for.
  function goToSection(hash) {
    const section = hash.startsWith(SECTION) && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!section) return;
    const drawn = new MutationObserver(enter);
    const waiting = new AbortController();
    const { signal } = waiting;
    signal.addEventListener("abort", () => drawn.disconnect());
    function enter() {
      const field = fields(section)[0] ?? section.querySelector(".c-sf-add-button"); // no block yet
      if (!field) return;
      waiting.abort();
      section.scrollIntoView({ behavior: "instant", block: "start" });
      field.focus({ preventScroll: true });
      field.scrollIntoView({ behavior: "instant", block: "nearest" });
    }
    for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, () => waiting.abort(), { signal });
    drawn.observe(section, { childList: true, subtree: true });
    enter();
  }

  // The answer holds the parts of the screen that have changed; each replaces the element with its id, or
  // what is in the element that it names.
  function replaceParts(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    for (const part of [...answer.body.children]) { // adopting one takes it out of the collection
      if (part.dataset.groupsiteOutdated) document.querySelector(part.dataset.groupsiteOutdated)?.closest("li")?.remove();
      const into = part.dataset.groupsiteInto && document.querySelector(part.dataset.groupsiteInto);
      if (into) into.replaceChildren(...[...part.childNodes].map((node) => document.adoptNode(node)));
      else if (part.id) document.getElementById(part.id)?.replaceWith(document.adoptNode(part));
    }
  }

  function focusNear(section) {
    if (!section) { // all of them at once
      document.getElementById("groupsite-machine-texts")?.focus();
      return;
    }
    const answer = ":is([data-groupsite-confirm], .groupsite-original__mark--confirmed)";
    const mark = document.querySelector(`#groupsite-original-${CSS.escape(section)} ${answer}`);
    const field = document.querySelector(`#groupsite-section-${CSS.escape(section)} :is(${TYPED_IN})`);
    (mark ?? field)?.focus();
  }

  async function confirm(button) {
    const body = new FormData(button.form, button);
    button.disabled = true;
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(button.formAction, { method: "POST", body, headers }).catch(() => null);
    if (answer?.ok || answer?.status === 409) {
      replaceParts(await answer.text());
      focusNear(button.value);
    } else {
      button.disabled = false; // offline, or signed out: the screen that a full request leads to says so
      if (answer) button.form.requestSubmit(button);
    }
  }

  // What is hidden was not shown: the form must not say that the text was written beside it.
  function showOriginal() {
    const isHidden = localStorage.getItem(HIDDEN) === "yes";
    document.body.classList.toggle(HIDDEN, isHidden);
    for (const digest of document.querySelectorAll(".groupsite-original > input[name^=shown-]")) {
      digest.disabled = isHidden && !digest.parentElement.matches(".groupsite-original--changed");
    }
    const button = document.querySelector("[data-groupsite-hide-original]");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isHidden));
  }

  // Wagtail's label belongs to the hidden input, so that a screen reader would find "edit, blank".
  function nameRichText() {
    for (const box of document.querySelectorAll("#page-edit-form [role=textbox]:not([aria-label])")) {
      const input = box.closest(".w-field")?.querySelector("[data-draftail-input]");
      const label = input && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
      if (label) box.setAttribute("aria-label", label.textContent.replace("*", "").trim());
    }
  }

  function nameRichTextWhenDrawn() {
    const form = document.getElementById("page-edit-form");
    if (!form || !document.getElementById("groupsite-tabs")) return;
    nameRichText();
    new MutationObserver(nameRichText).observe(form, { childList: true, subtree: true });
  }

  document.addEventListener("keydown", goToNext, true);
  // The page's form, with all that was typed, is saved before a section is translated again.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-groupsite-saves-form]");
    button?.setAttribute("form", "page-edit-form");
    button?.removeAttribute("formaction");
  }, true);
  document.addEventListener("focusin", () => { leaves = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-groupsite-confirm]");
    if (button) {
      event.preventDefault();
      confirm(button);
    } else if (event.target.closest("[data-groupsite-hide-original]")) {
      localStorage.setItem(HIDDEN, localStorage.getItem(HIDDEN) === "yes" ? "no" : "yes");
      showOriginal();
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(`a[href^="${SECTION}"]`);
    if (link) setTimeout(() => goToSection(link.hash)); // after the browser has gone there
  });
  document.addEventListener("DOMContentLoaded", showOriginal);
  document.addEventListener("DOMContentLoaded", nameRichTextWhenDrawn);
  addEventListener("load", () => goToSection(location.hash));
})();
