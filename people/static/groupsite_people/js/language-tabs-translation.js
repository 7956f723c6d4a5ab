// The strip above wagtail-localize's editor: going to another tab first saves the texts that are open
// in it, and after each save the badges say what is true now. Does nothing where that editor is absent.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;

  const touched = new WeakSet(); // text areas that somebody wrote in
  const underWay = new Set(); // saves without an answer yet
  const refused = new Set(); // addresses of texts whose last save failed

  const open = () => [...editor.querySelectorAll("textarea")].filter((area) => touched.has(area));

  editor.addEventListener("input", ({ target }) => touched.add(target));
  window.addEventListener("beforeunload", (event) => {
    if (open().length || underWay.size || refused.size) event.preventDefault();
  });

  // The editor tells nobody when a text is saved: its requests have to be watched.
  const fetch = window.fetch;
  window.fetch = (resource, options) => {
    const answer = fetch(resource, options);
    if (options?.method === "PUT") watch(answer, resource, []);
    // An emptied text has its translation deleted; there may have been none.
    if (options?.method === "DELETE") watch(answer, resource, [404]);
    return answer;
  };

  async function watch(answer, address, alsoFine) {
    const saved = answer.then(({ ok, status }) => ok || alsoFine.includes(status), () => false);
    underWay.add(saved);
    if (await saved) refused.delete(address);
    else refused.add(address);
    underWay.delete(saved);
    refreshStrip().catch(() => {}); // the badges of the next page will be true
  }

  async function refreshStrip() {
    const page = await (await fetch(window.location.href)).text();
    const answer = new DOMParser().parseFromString(page, "text/html");
    for (const id of ["groupsite-tabs", "groupsite-checks"]) {
      const fresh = answer.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
  }

  function saveOpen() {
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    for (const area of open()) area.dispatchEvent(new KeyboardEvent("keydown", enter));
    return Promise.all(underWay).then((saves) => saves.every(Boolean));
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-groupsite-tabs]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!open().length && !underWay.size) return;
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    if (await saveOpen()) window.location.assign(link.href);
    else editor.querySelector(".errored")?.scrollIntoView({ block: "center" }); // it says why
    link.removeAttribute("aria-busy");
  });
});
