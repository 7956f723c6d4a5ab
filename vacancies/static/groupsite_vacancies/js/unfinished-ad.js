// The review of a pasted text stores itself while it is being corrected. If it cannot, connection.js of
// the app people says why, and when it can again.
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
    if (answer?.ok && !answer.redirected) version().value = (await answer.json()).version;
    else if (answer?.status === 409) isOverridden = true;
    else document.dispatchEvent(new Event("groupsite:not-saved"));
  }

  function save() {
    saving = (saving ?? Promise.resolve()).then(store).finally(() => { saving = null; });
  }

  function saveSoon() {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLED);
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
