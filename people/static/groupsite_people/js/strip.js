// The strip "Facts · English · Svenska": going to another tab first saves what was just written.
//
// Wagtail alone would lose it: it takes its first snapshot two seconds after loading, looks for edits
// twice a second, forgets what is written while an earlier save is under way, and Draftail writes into
// its field a quarter of a second late. So the form is compared with what was last sent, here.
(() => {
  const WRITTEN_AFTER = 300; // ms after the last key until Draftail has written into its field
  const GIVE_UP_AFTER = 10000; // ms
  // What says which draft is open, rather than what stands in it. Comments are Wagtail's to watch.
  const NOT_CONTENT = /^(csrfmiddlewaretoken|next|(loaded|overwrite)_revision_.*|comments-.*)$/;

  let stored = null; // what the server has: as the form was before the first touch, then as last sent
  let sent = null;
  let sentAt = 0;
  let refused = null; // what could not be saved
  let touchedAt = 0;

  const editForm = () => document.querySelector("form[data-edit-form]");

  function content(data) {
    const kept = [...data].filter(([name]) => !NOT_CONTENT.test(name));
    return JSON.stringify(kept.map(([name, value]) => [name, value.name ?? value]));
  }

  const written = (form) => content(new FormData(form));

  function hasEdits(form) {
    const { wUnsavedHasEditsValue: edits, wUnsavedHasCommentsValue: comments } = form.dataset;
    return edits === "true" || comments === "true" || (stored !== null && written(form) !== stored);
  }

  function savesItself(form) {
    const { controller, wAutosaveActiveValue: active } = form.dataset;
    return /w-autosave/.test(controller) && active !== "false";
  }

  function noteTouch(event) {
    const form = editForm();
    if (!form) return;
    stored ??= written(form);
    if (!event.target.closest?.("[data-groupsite-strip]")) touchedAt = performance.now();
  }

  for (const type of ["focusin", "pointerdown", "keydown"]) {
    document.addEventListener(type, noteTouch, true);
  }
  document.addEventListener("w-autosave:save", ({ detail }) => {
    sent = detail.formData;
    sentAt = performance.now();
  });
  // Captured: known before Wagtail takes its next snapshot, which is the event after this.
  document.addEventListener("w-autosave:success", ({ detail }) => {
    // New rows got their numbers from the server.
    for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) sent.set(name, value);
    stored = content(sent);
  }, true);
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (touchedAt > sentAt - WRITTEN_AFTER && hasEdits(target)) save(target);
  });

  function save(form) {
    const detail = { type: "edits" };
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail }));
  }

  // Whether everything was saved. Where it was not, Wagtail says why at the foot of the form.
  function saved(form) {
    return new Promise((resolve) => {
      const end = (result) => {
        clearTimeout(timer);
        document.removeEventListener("w-autosave:success", onSuccess);
        document.removeEventListener("w-autosave:error", onError);
        resolve(result);
      };
      // A save that was under way already may not hold the last words.
      const onSuccess = () => (hasEdits(form) ? save(form) : end(true));
      const onError = () => end(false);
      const timer = setTimeout(onError, GIVE_UP_AFTER);
      document.addEventListener("w-autosave:success", onSuccess);
      document.addEventListener("w-autosave:error", onError);
      save(form);
    });
  }

  async function leave(form, link) {
    const wait = WRITTEN_AFTER - (performance.now() - touchedAt);
    link.setAttribute("aria-busy", "true");
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (!hasEdits(form) || (await saved(form))) window.location.assign(link.href);
    else refused = written(form);
    link.removeAttribute("aria-busy");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-groupsite-strip]");
    const form = editForm();
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (savesItself(form) && written(form) !== refused) {
      event.preventDefault();
      leave(form, link);
    } else if (hasEdits(form)) {
      form.dataset.wUnsavedHasEditsValue = "true"; // so the browser asks before it leaves
    }
  });
})();
