// The value that is chosen of two is written into the fields of its fact, so that both say the same.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-groupsite-kept]");
  form?.addEventListener("change", ({ target }) => {
    const row = target.type === "radio" && target.closest("[data-groupsite-chosen]");
    if (!row) return;
    const place = target.value === "use" ? 1 : 0;
    for (const [name, values] of Object.entries(JSON.parse(row.dataset.groupsiteChosen))) {
      const field = form.elements.namedItem(name);
      if (!field) continue;
      if (field.type === "checkbox") field.checked = values[place] === "True";
      else field.value = values[place];
      field.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { isChosen: true } }));
    }
  });
});
