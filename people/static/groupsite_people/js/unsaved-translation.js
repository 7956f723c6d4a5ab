// wagtail-localize's editor of pages without a record: whoever leaves it while a text is open or was
// refused is asked first. Does nothing where that editor is absent.
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
    const token = document.documentElement.dataset.groupsiteToken; // after signing in again
    if (token && options?.headers?.["X-CSRFToken"]) options.headers["X-CSRFToken"] = token;
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
    else {
      refused.add(address);
      document.dispatchEvent(new Event("groupsite:not-saved")); // connection.js says why
    }
    underWay.delete(saved);
  }
});
