// Below a field for a date or a time: how the server understands what is typed. Nothing is changed.
(() => {
  const SETTLED = 250; // ms after the last key
  const timers = new WeakMap();

  function line(field) {
    const next = field.nextElementSibling;
    if (next?.matches("[data-groupsite-line]")) return next;
    const made = Object.assign(document.createElement("output"), { className: "help", htmlFor: field.id });
    made.dataset.groupsiteLine = "";
    made.style.display = "block";
    field.after(made);
    return made;
  }

  async function show(field) {
    const typed = field.value;
    const url = new URL(field.dataset.groupsiteUnderstood, window.location);
    url.searchParams.set("kind", field.dataset.groupsiteTyped);
    url.searchParams.set("typed", typed);
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || answer.redirected || field.value !== typed) return;
    const { text, is_understood: isUnderstood } = await answer.json();
    line(field).textContent = text;
    line(field).dataset.groupsiteLine = isUnderstood ? "understood" : "unclear";
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset?.groupsiteTyped) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(show, SETTLED, target));
  });
})();
