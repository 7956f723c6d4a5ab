// How many records are selected, in the words of the list: Wagtail calls all of them snippets.
const words = document.getElementById("bulk-action-words");

if (words) {
  window.wagtailConfig.STRINGS.BULK_ACTIONS.SNIPPET = JSON.parse(words.textContent);
}
