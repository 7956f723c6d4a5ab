// Says on a review what is left to do, and leads to it. The server judges it each time that the review is
// stored (unfinished-ad.js); what is plainly decided is not counted any more before it has answered.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-groupsite-kept]");
  const counter = form?.querySelector("[data-groupsite-left]");
  if (!counter) return;
  const sentences = {
    needed: form.querySelector("[data-groupsite-obstacles]"),
    undecided: form.querySelector("[data-groupsite-undecided]"),
    suggested: form.querySelector("[data-groupsite-suggestions]"),
  };
  const FIELDS = "input:not([type=hidden], [name^='keep-']), select, textarea";
  // A choice in one of these rows is all that the row asks for.
  const DECIDES = "[data-groupsite-phrases] [type=radio], select[name$='-which'], select[name=organisation]";
  let tasks = JSON.parse(counter.dataset.groupsiteLeft || "[]");
  const rowId = (link) => link.hash.slice(1);

  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function linkTo({ row, label }) {
    const link = document.createElement("a");
    link.href = `#${row}`;
    link.textContent = label;
    return link;
  }

  function showCount(left) {
    const { one, many } = counter.dataset;
    if (!left.length) return counter.replaceChildren();
    const link = counter.querySelector("a") ?? counter.appendChild(document.createElement("a"));
    link.href = `#${left[0].row}`;
    return setText(link, left.length === 1 ? one : many.replace("{count}", left.length));
  }

  function showSentence(sentence, left, none = "") {
    const shown = JSON.stringify([left, none]);
    if (!sentence || sentence.dataset.shown === shown) return;
    sentence.dataset.shown = shown;
    const { before } = sentence.dataset;
    const parts = left.flatMap((one, place) => [place ? ", " : " ", linkTo(one)]);
    sentence.replaceChildren(...(parts.length ? [before, ...parts, "."] : [none]));
  }

  function showProblems(obstacles) {
    for (const note of form.querySelectorAll("[data-groupsite-problem]")) {
      const { id } = note.closest("[id^=row]");
      const text = obstacles.filter(({ row }) => row === id).map((one) => one.text).join(" ");
      setText(note, text);
      note.hidden = !text;
    }
  }

  function showLeft(left) {
    tasks = left;
    showCount(left);
    const needed = left.filter((one) => !one.undecided);
    showSentence(sentences.needed, needed, left.length ? "" : sentences.needed?.dataset.none);
    showSentence(sentences.undecided, left.filter((one) => one.undecided));
  }

  function show({ left, suggested = [] }) {
    const obstacles = left.filter(({ text }) => text);
    showLeft(left);
    showSentence(sentences.suggested, suggested);
    showProblems(obstacles);
    for (const button of form.querySelectorAll("[name=incomplete]")) button.hidden = !obstacles.length;
  }

  // A fact that postings for the chosen kind of position do not print is not shown.
  function showFactsOfKind() {
    const kind = form.elements.namedItem("kind")?.value;
    for (const part of form.querySelectorAll("[data-groupsite-kinds]")) {
      part.hidden = Boolean(kind) && !part.dataset.groupsiteKinds.split(" ").includes(kind);
    }
  }

  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-groupsite-left] a, [data-groupsite-obstacles] a, [data-groupsite-undecided] a, [data-groupsite-suggestions] a");
    const row = link && document.getElementById(rowId(link));
    if (!row) return;
    event.preventDefault();
    const field = row.querySelector(FIELDS) ?? row.parentElement.querySelector("[data-groupsite-add]");
    field?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "kind") showFactsOfKind();
    const row = target.value && target.matches(DECIDES) && target.closest("[id^=row-]");
    if (row && tasks.some((one) => one.row === row.id)) showLeft(tasks.filter((one) => one.row !== row.id));
  });
  // Somebody who enters another value means to use it.
  form.addEventListener("change", ({ target, detail }) => {
    if (detail?.isChosen) return; // of two values (differing-values.js), which says itself what is used
    const use = target.closest("[id^=row-fact-]")?.querySelector("[name^='keep-']");
    if (use && target.matches(FIELDS)) use.checked = true;
  });
  form.addEventListener("groupsite:stored", ({ detail }) => show(detail));
});
