// The language tabs "Facts · English · Svenska": going to another tab first saves what was just written,
// and saving or publishing includes the last words.
//
// Wagtail alone would lose them: it takes its first snapshot two seconds after loading, looks for edits
// twice a second, forgets what is written while an earlier save is under way, and Draftail writes into
// its field a quarter of a second late. So the form is compared with what was last sent, here.
(() => {
  const WRITTEN_AFTER = 300; // ms after the last key until Draftail has written into its field
  const GIVE_UP_AFTER = 10000; // ms
  // What says which draft is open, rather than what stands in it. Comments are Wagtail's to watch.
  const NOT_CONTENT = /^(csrfmiddlewaretoken|next|(loaded|overwrite)_revision_.*|comments-.*|shown-.*)$/;

  let stored = null; // what the server has: as the form was before the first touch, then as last sent
  let saving = null; // Wagtail's event of the save that has no answer yet
  let startedAt = 0; // when that save, or the last one, took what stood in the form
  let touchedAt = 0;
  let rejected = null; // what the server answered no to, as it was sent
  let refused = null; // what could not be saved when somebody wanted to leave
  let isUnknown = false; // whether the server may have saved what it did not answer
  let submitting = false;

  function editForm() {
    return document.getElementById("groupsite-tabs") && document.querySelector("form[data-edit-form]");
  }

  // The same whatever the order in which an object's properties were written.
  function inOneOrder(key, value) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  // Draftail writes the same prose in its own way as soon as it has started, whoever touched it.
  function prose(value) {
    if (!/^\{\s*"blocks":/.test(value)) return value;
    const { blocks, entityMap } = JSON.parse(value);
    if (!blocks.some(({ text }) => text)) return "null";
    const shown = ({ text, type, depth, inlineStyleRanges, entityRanges }) => {
      const entities = entityRanges.map(({ key, offset, length }) => [offset, length, entityMap[key]]);
      return [text, type, depth, inlineStyleRanges, entities];
    };
    return JSON.stringify(blocks.map(shown), inOneOrder);
  }

  function content(data) {
    const kept = [...data].filter(([name]) => !NOT_CONTENT.test(name));
    return JSON.stringify(kept.map(([name, value]) => [name, value.name ?? prose(value)]));
  }

  const written = (form) => content(new FormData(form));
  const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  function draftailIsBehind(form) {
    return [...form.querySelectorAll("[data-draftail-input]")].some((field) => {
      const seen = [...field.parentElement.querySelectorAll("[data-text]")].map((e) => e.textContent);
      const held = JSON.parse(field.value || null)?.blocks.map((block) => block.text);
      return seen.join("") !== (held ?? []).join("");
    });
  }

  async function untilDraftailWrites(form) {
    await pause(Math.max(0, touchedAt + WRITTEN_AFTER - performance.now()));
    for (let tries = 0; draftailIsBehind(form) && tries < 20; tries += 1) await pause(50);
  }

  // Untouched, a form differs only because Wagtail's fields settle in late: no edit, and no draft.
  // But what came back from a refused publishing is unsaved from the start.
  const isTouched = () => touchedAt > 0 || editForm()?.dataset.wUnsavedForceValue === "true";

  // Wagtail's own word for it counts what Draftail writes by itself, and whether the original is hidden.
  function hasEdits(form) {
    if (!isTouched()) return false;
    const { wUnsavedForceValue: forced, wUnsavedHasCommentsValue: comments } = form.dataset;
    if (forced === "true" || comments === "true" || isUnknown) return true;
    return stored !== null && written(form) !== stored;
  }

  function savesItself(form) {
    const { controller, wAutosaveActiveValue: active } = form.dataset;
    return /w-autosave/.test(controller) && active !== "false";
  }

  function noteTouch({ target }) {
    const form = editForm();
    if (!form) return;
    stored ??= written(form);
    if (!target.closest?.("[data-groupsite-tabs], footer")) touchedAt = performance.now();
  }

  for (const type of ["focusin", "pointerdown", "keydown"]) {
    document.addEventListener(type, noteTouch, true);
  }

  // Captured: the other listeners would say that it is being saved, and the browser would ask.
  document.addEventListener("w-autosave:save", (event) => {
    if (event.target !== editForm()) return;
    if (!submitting && hasEdits(event.target)) {
      [saving, startedAt] = [event, performance.now()];
    } else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  for (const type of ["w-unsaved:add", "w-unsaved:confirm"]) {
    document.addEventListener(type, (event) => {
      if (event.target !== editForm() || hasEdits(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }
  document.addEventListener("w-autosave:error", ({ detail }) => {
    rejected = saving && content(saving.detail.formData);
    isUnknown ||= ["server_error", "network_error"].includes(detail.type);
    saving = null;
  }, true);
  // Captured: known before Wagtail takes its next snapshot, which is the event after this.
  document.addEventListener("w-autosave:success", ({ detail }) => {
    if (!saving) return;
    const { formData } = saving.detail;
    // New rows got their numbers from the server.
    for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) formData.set(name, value);
    stored = content(formData);
    [saving, isUnknown] = [null, false];
  }, true);
  // Wagtail looks for edits only if the form did not come back from a refused publishing, even after what
  // came back has been saved: a changed interval makes it begin. Bubbling: it has cleared its marks by now.
  document.addEventListener("w-autosave:success", ({ target }) => {
    if (target === editForm()) target.dataset.wUnsavedCheckIntervalValue ??= "500";
  });
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (target === editForm() && touchedAt > startedAt - WRITTEN_AFTER && hasEdits(target)) save(target);
  });

  function save(form) {
    const detail = { type: "edits" };
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail }));
  }

  const next = (type) => new Promise((resolve) => { document.addEventListener(type, resolve, { once: true }); });

  // The answer to the save that is under way or was just asked for: whether it succeeded.
  const answer = () => Promise.race([
    next("w-autosave:success").then(() => true),
    next("w-autosave:error").then(() => false),
    pause(GIVE_UP_AFTER).then(() => false),
  ]);

  // Whether everything is saved. Where it is not, Wagtail says why at the foot of the form.
  async function saved(form) {
    await untilDraftailWrites(form);
    // It may not hold the last words; and a row that was half filled in when it was sent may be whole by now.
    if (saving && !(await answer()) && rejected === written(form)) return false;
    if (!hasEdits(form)) return true;
    save(form);
    return (await answer()) && !hasEdits(form);
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-groupsite-tabs]");
    const form = editForm();
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (savesItself(form) && written(form) !== refused) {
      event.preventDefault();
      link.setAttribute("aria-busy", "true");
      const mayLeave = await saved(form);
      if (mayLeave) window.location.assign(link.href);
      else refused = written(form);
      link.removeAttribute("aria-busy");
    } else if (hasEdits(form)) {
      form.dataset.wUnsavedHasEditsValue = "true"; // so the browser asks before it leaves
    }
  });

  // No save may cross the form on its way: the page that answers would look outdated to the next one.
  async function untilNoSaveIsUnderWay(form) {
    const sendsAfter = Number(form.dataset.wAutosaveIntervalValue ?? 500); // ms
    if (!saving) return;
    if (performance.now() - startedAt < sendsAfter) saving.preventDefault();
    else await answer();
  }

  // Wagtail disables a button that was pressed, and then the form would not say which it was.
  function submit(form, { name, value }) {
    const pressed = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    if (name) form.append(pressed);
    form.requestSubmit();
    pressed.remove();
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form !== editForm() || submitting) return;
    submitting = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    await untilDraftailWrites(form);
    await untilNoSaveIsUnderWay(form);
    submit(form, event.submitter ?? {});
  }, true);
  // Back to this page as it was left.
  window.addEventListener("pageshow", () => { submitting = false; });
})();
