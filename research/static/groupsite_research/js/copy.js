/* Shows the buttons that copy the text of an element, and says whether it worked. */
{
  const copy = async (text, status) => {
    status.textContent = ""; // said again if pressed again
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  // Browsers have a clipboard for pages that came by HTTPS. Without one the button could do nothing.
  for (const shown of navigator.clipboard ? document.querySelectorAll("[data-copy][hidden]") : []) {
    const source = document.getElementById(shown.dataset.copy);
    if (!source) continue;
    shown.hidden = false;
    shown
      .querySelector("button")
      .addEventListener("click", () =>
        copy(source.textContent.trim(), shown.querySelector("[role=status]")),
      );
  }
}
