// The review of a pasted text stores itself while it is being corrected. If it cannot, connection.js of
// the app people says why, and when it can again. A row that is added comes from the server, in place.
document.addEventListener("DOMContentLoaded", () => {
  const SETTLED = 800; // ms after the last key
  const form = document.querySelector("[data-groupsite-kept]");
  if (!form) return;

  let timer = null;
  let saving = null; // the request that has no answer yet
  let isOverridden = false; // another window has stored something else: the next full post says so

  const version = () => form.elements.namedItem("version");

  function content() {
    const data = new FormData(form);
    data.set("keep", "1");
    return data;
  }

  async function store() {
    clearTimeout(timer);
    timer = null;
    if (isOverridden) return;
    const options = { method: "POST", body: content(), headers: { Accept: "application/json" } };
    const answer = await fetch(window.location.href, options).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      const stored = await answer.json();
      version().value = stored.version;
      form.dispatchEvent(new CustomEvent("groupsite:stored", { detail: stored }));
    } else if (answer?.status === 409) isOverridden = true;
    else document.dispatchEvent(new Event("groupsite:not-saved"));
  }

  // One after the other: each answer has the version that the next one sends.
  function queue(task) {
    const mine = (saving ?? Promise.resolve()).then(task).finally(() => { if (saving === mine) saving = null; });
    saving = mine;
  }

  const save = () => queue(store);

  function take(fresh) {
    for (const hidden of fresh.querySelectorAll(":scope > input[type=hidden]:not([name=csrfmiddlewaretoken])")) {
      const mine = form.querySelector(`:scope > input[name="${hidden.name}"]`);
      if (mine) mine.value = hidden.value;
      else form.prepend(hidden);
    }
  }

  async function addRow({ value: kind }) {
    clearTimeout(timer);
    timer = null;
    const body = new FormData(form);
    body.set("add", kind);
    const answer = await fetch(window.location.href, { method: "POST", body }).catch(() => null);
    const parsed = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = parsed && parsed.querySelector("[data-groupsite-kept]");
    if (!fresh) {
      document.dispatchEvent(new Event("groupsite:not-saved"));
      return;
    }
    if (new URL(answer.url).search !== window.location.search) { // another window has changed the text
      window.location.assign(answer.url);
      return;
    }
    take(fresh);
    const rows = document.getElementById(`rows-${kind}`);
    const added = [...fresh.querySelectorAll(`#rows-${kind} > [id]`)].filter(({ id }) => !document.getElementById(id));
    rows.querySelector(":scope > [data-groupsite-problem]").before(...added);
    const row = added.at(-1);
    (row?.querySelector("[name$='-name']") ?? row?.querySelector("select"))?.focus();
    saveSoon();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-groupsite-add]");
    if (!button) return;
    event.preventDefault();
    queue(() => addRow(button));
  });

  // What is chosen is stored at once, when other scripts have written what follows from it.
  function saveSoon(event) {
    const isChoice = event?.type === "change" && event.target.matches("select, [type=radio], [type=checkbox]");
    clearTimeout(timer);
    timer = setTimeout(save, isChoice ? 0 : SETTLED);
  }

  // Typed before this script was there, or put back by the browser.
  const isChanged = ({ value, defaultValue, checked, defaultChecked }) =>
    defaultValue !== undefined && (value !== defaultValue || checked !== defaultChecked);

  if ([...form.elements].some(isChanged)) saveSoon();
  for (const type of ["input", "change"]) form.addEventListener(type, saveSoon);
  document.addEventListener("groupsite:can-save", save);
  // The full post holds everything, but must not cross a save on its way.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    timer = null;
    if (!saving) return;
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  });
  window.addEventListener("pagehide", () => {
    if (timer !== null && !isOverridden) navigator.sendBeacon(window.location.href, content());
  });
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) window.location.reload(); });
});
