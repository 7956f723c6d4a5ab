// The bar at the foot of a review says how many choices are left, and leads to the first.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-groupsite-kept]");
  const left = form?.querySelector("[data-groupsite-left]");
  if (!left) return;

  function isOpen(row) {
    const keep = row.querySelector("[name^='keep-']");
    if (keep && !keep.checked) return true;
    const fields = [...row.querySelectorAll("input:not([type=hidden], [name^='keep-']), select, textarea")];
    if (fields[0]?.type === "radio") return !fields.some(({ checked }) => checked);
    return !fields[0]?.value;
  }

  function show() {
    const rows = [...form.querySelectorAll("[data-groupsite-choice]")].filter(isOpen);
    const { one, many } = left.dataset;
    const words = rows.length === 1 ? one : many.replace("{count}", rows.length);
    if (!rows.length) {
      left.replaceChildren();
      return;
    }
    const link = left.querySelector("a") ?? left.appendChild(document.createElement("a"));
    link.href = `#${rows[0].id}`;
    if (link.textContent !== words) link.textContent = words;
  }

  left.addEventListener("click", (event) => {
    const row = document.getElementById(event.target.hash?.slice(1) ?? "");
    if (!row) return;
    event.preventDefault();
    const field = row.querySelector("input:not([type=hidden], [name^='keep-']), select, textarea")
      ?? row.parentElement.querySelector("[data-groupsite-add]");
    field?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  });
  for (const type of ["input", "change", "groupsite:row-added"]) form.addEventListener(type, show);
  show();
});
