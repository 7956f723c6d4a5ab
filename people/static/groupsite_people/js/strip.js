// The strip "Facts · English · Svenska": going to another tab first saves what was just typed.
// Wagtail takes its first snapshot two seconds after loading, and Draftail writes its input a quarter
// of a second late: without this, a quick click on the strip asks "leave?" and then loses the text.
(() => {
  const WRITTEN_AFTER = 300; // ms until Draftail has written into its field
  const GIVE_UP_AFTER = 8000; // ms: then the browser's own question decides
  let typed = false;

  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-edit-form]")) typed = true;
  });
  document.addEventListener("w-autosave:success", () => { typed = false; });

  function isDirty(form) {
    return typed || form.dataset.wUnsavedHasEditsValue === "true";
  }

  function follow(link) {
    window.location.assign(link.href);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-groupsite-strip]");
    const form = document.querySelector("form[data-edit-form]");
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!isDirty(form) || !/w-autosave/.test(form.dataset.controller || "")) return;
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    const done = () => { clearTimeout(timer); follow(link); };
    const timer = setTimeout(() => {
      // Saving did not succeed: the form says why; the reader stays with what they typed.
      link.removeAttribute("aria-busy");
      document.removeEventListener("w-autosave:success", done);
    }, GIVE_UP_AFTER);
    document.addEventListener("w-autosave:success", done, { once: true });
    setTimeout(() => form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } })), WRITTEN_AFTER);
  });
})();
