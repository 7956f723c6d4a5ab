// The value that is chosen of two is written into the fields of its fact and into the texts that are shown,
// so that all of them say the same.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-groupsite-kept]");
  if (!form) return;

  function setFields(row, choice) {
    const place = choice === "use" ? 1 : 0;
    for (const [name, values] of Object.entries(JSON.parse(row.dataset.groupsiteChosen))) {
      const field = form.elements.namedItem(name);
      if (!field) continue;
      if (field.type === "checkbox") field.checked = values[place] === "True";
      else field.value = values[place];
      field.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { isChosen: true } }));
    }
  }

  const pasted = new Map(); // the text of each node as it was pasted
  for (const part of form.querySelectorAll(".groupsite-from-text__words [lang]")) {
    const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) pasted.set(nodes.currentNode, nodes.currentNode.data);
  }

  function chosenPhrases() {
    return [...form.querySelectorAll("[data-groupsite-phrases]")].flatMap((row) => {
      const choice = row.querySelector("[type=radio]:checked")?.value;
      return JSON.parse(row.dataset.groupsitePhrases)[choice] ?? [];
    });
  }

  function showCorrections() {
    const phrases = chosenPhrases();
    for (const [node, text] of pasted) {
      const corrected = phrases
        .filter(([sentence]) => text.includes(sentence))
        .reduce((found, [, phrase, better]) => found.replace(phrase, () => better), text);
      if (node.data !== corrected) node.data = corrected;
    }
  }

  form.addEventListener("change", ({ target }) => {
    const row = target.type === "radio" && target.closest("[data-groupsite-phrases]");
    if (!row) return;
    if (row.dataset.groupsiteChosen) setFields(row, target.value);
    showCorrections();
  });
  showCorrections();
});
