/* Shows what prints the page: without a script it could do nothing. */
for (const shown of document.querySelectorAll("[data-print][hidden]")) {
  shown.hidden = false;
  shown.querySelector("button").addEventListener("click", () => window.print());
}
