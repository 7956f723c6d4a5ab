// J and K lead from one publication of the inbox to the next or the previous one. They work only
// while the focus is among the publications, and never in a field (WCAG 2.1.4).
const inbox = document.querySelector("[data-inbox]");
const titles = inbox ? [...inbox.querySelectorAll("section h2")] : [];

function titleOfFocus() {
  const section = document.activeElement.closest("[data-inbox] section");
  return section ? titles.indexOf(section.querySelector("h2")) : -1;
}

if (titles.length > 1) {
  inbox.querySelector("[data-inbox-keys]").hidden = false;
  inbox.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const title = titles[titleOfFocus() + step];
    if (title) {
      event.preventDefault();
      title.focus();
    }
  });
}
