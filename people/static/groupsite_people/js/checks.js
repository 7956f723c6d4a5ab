// The checks before publishing: a link leads into the field that it names, whatever tab it is on,
// and the number on the panel's button follows what is found.
(() => {
  const CONTENT_PATH = "#:w:contentpath=";
  const ROWS = /^#id_(\w+)-FORMS$/;
  const FOCUSABLE = "input:not([type=hidden]), select, textarea, [role=textbox], button";
  const NARROW = 800; // px: there the side panel covers the form

  const isShown = (element) => element.getClientRects().length > 0;
  const editor = () => document.querySelector(".js-translation-editor");

  function named(hash) {
    const field = hash.startsWith(CONTENT_PATH)
      ? decodeURIComponent(hash.slice(CONTENT_PATH.length)) : hash.match(ROWS)?.[1];
    if (!field) return null;
    if (editor()) return segment(field);
    return document.querySelector(`[data-contentpath="${CSS.escape(field)}"]`) ?? document.getElementById(hash.slice(1));
  }

  // wagtail-localize marks no text with its field: it is known by the words that it translates.
  function segment(field) {
    const { segments, tabs } = JSON.parse(editor().dataset.props);
    const found = segments.find(({ contentPath }) => contentPath.split(".")[0] === field);
    if (!found) return null;
    const { tab, field: label } = found.location;
    const slug = tabs?.find((one) => one.slug === tab || one.label === tab)?.slug ?? tab;
    document.getElementById(`tab-label-${slug}`)?.click();
    const headings = [...editor().querySelectorAll("h2, h3, h4")];
    return headings.find((heading) => heading.textContent.trim() === label)?.closest("li, section > *") ?? null;
  }

  function open(element) {
    const tab = element.closest("[role=tabpanel]");
    if (tab?.hidden) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
    for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement?.closest("[data-panel]")) {
      panel.querySelector(':scope > .w-panel__header [data-panel-toggle][aria-expanded="false"]')?.click();
    }
  }

  function place(element) {
    const written = element.querySelector("[role=textbox]");
    if (written || element.querySelector("[data-draftail-input]")) return written; // drawn late
    const within = [...element.querySelectorAll(FOCUSABLE)].find(isShown);
    if (within) return within;
    // Child rows: there are none yet, so the button that adds one.
    const add = document.getElementById(element.id.replace(/-FORMS$/, "-ADD"));
    if (add && isShown(add)) return add;
    element.tabIndex = -1;
    return element;
  }

  const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  // Whether it could be done: what is drawn late may not be there yet.
  async function lead(hash) {
    const element = named(hash);
    if (!element) return false;
    if (window.innerWidth < NARROW && document.querySelector(".form-side--open")) {
      document.querySelector("[data-form-side-close-button]")?.click();
    }
    open(element);
    // Wagtail opens a tab after the one before it has closed.
    for (let tries = 0; !isShown(element) && tries < 20; tries += 1) await pause(50);
    const target = place(element);
    if (!target) return false;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-groupsite-field]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!named(link.hash)) return;
    event.preventDefault();
    lead(link.hash);
  });

  // A finding that one click puts right: nothing else on the screen is sent, and nothing typed is lost.
  async function act(button) {
    button.disabled = true;
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const headers = { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };
    const answer = await fetch(button.dataset.groupsiteAct, { method: "POST", headers }).catch(() => null);
    const isJson = answer?.headers.get("content-type")?.startsWith("application/json");
    if (!isJson) {
      button.disabled = false;
      document.dispatchEvent(new Event("groupsite:not-saved"));
      return;
    }
    const { text } = await answer.json();
    const said = status(text);
    if (answer.ok) forget(button, text, said);
    else button.replaceWith(said);
    said.focus();
    count();
  }

  function status(text) {
    const said = Object.assign(document.createElement("span"), { textContent: text });
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    return said;
  }

  // The checks and a message about publishing may both list it, and both count it.
  function forget(button, text, said) {
    const same = document.querySelectorAll(`[data-groupsite-act="${CSS.escape(button.dataset.groupsiteAct)}"]`);
    for (const one of same) {
      one.closest("li").replaceChildren(one === button ? said : text);
    }
    const checks = document.getElementById("groupsite-checks");
    if (checks) checks.dataset.groupsiteChecks -= 1;
    for (const lead of document.querySelectorAll("[data-groupsite-things]")) {
      const left = Number(lead.dataset.groupsiteThings) - 1;
      const { none, one, many } = lead.dataset;
      lead.dataset.groupsiteThings = left;
      lead.textContent = [none, one][left] ?? many.replace("{count}", left);
    }
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-groupsite-act]");
    if (button) act(button);
  });

  // Rich text and the editor of translations are drawn late, and Wagtail scrolls by itself.
  async function arrive() {
    const { hash } = window.location;
    if (!hash.startsWith(CONTENT_PATH) && !ROWS.test(hash)) return;
    for (let tries = 0; tries < 20; tries += 1) {
      await pause(150);
      if (await lead(hash) && document.activeElement?.matches(FOCUSABLE)) return;
    }
  }

  function count() {
    const ours = Number(document.getElementById("groupsite-checks")?.dataset.groupsiteChecks ?? 0);
    const theirs = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
    const sum = ours + (Number(theirs?.textContent) || 0);
    for (const counter of document.querySelectorAll("[data-groupsite-checks-count]")) {
      if (counter.textContent !== String(sum)) counter.textContent = String(sum);
      counter.hidden = !sum;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const watched = document.querySelectorAll(
      '[data-side-panel="checks"], [data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]',
    );
    const observer = new MutationObserver(count);
    for (const element of watched) observer.observe(element, { childList: true, characterData: true, subtree: true });
    count();
  });
  window.addEventListener("load", arrive);
})();
