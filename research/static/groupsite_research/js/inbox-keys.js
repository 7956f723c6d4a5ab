// J and K lead from one publication of the inbox to the next or the previous one, also from the message
// between two of them. They work only while the focus is there, and never in a field (WCAG 2.1.4).
const inbox = document.querySelector("[data-inbox]");
const titles = inbox ? [...inbox.querySelectorAll("section h2")] : [];
const told = inbox?.querySelector("#told");

function placeOfFocus() {
  const section = document.activeElement.closest("[data-inbox] section");
  if (section) return titles.indexOf(section.querySelector("h2"));
  const isAfterFocus = (title) =>
    told.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = titles.findIndex(isAfterFocus);
  return (next < 0 ? titles.length : next) - 0.5;
}

if (titles.length > 1 || (told && titles.length)) {
  inbox.querySelector("[data-inbox-keys]").hidden = false;
  inbox.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = placeOfFocus();
    const title = titles[step > 0 ? Math.floor(place + 1) : Math.ceil(place - 1)];
    if (title) {
      event.preventDefault();
      title.focus();
    }
  });
}
