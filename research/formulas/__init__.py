"""Formulas in rich text: the editor's button, what is stored, and what readers get.

Stored is an element that holds the TeX and, as its text, the formula as plain text:
`<a linktype="groupsite-formula" tex="\\ell_2">ℓ₂</a>`. So whatever reads the text without its markup (search,
comparisons, fields without the button) has the plain text, and wagtail-localize keeps the formula within its
sentence. Before readers get it, `<math>` takes the element's place
(docs/decisions/0068-formulas-in-rich-text.md). MathML is made when the text is shown: nothing that was
stored can add to it.

| module | contents |
|---|---|
| `stored_formula` | a formula and its element, in both directions |
| `shown_formula` | the MathML of a formula, and of all in a rich text |
| `rich_text_feature` | the button, and the rules of Wagtail's converters |
| `preview_view` | the formula as the editor sees it, or why it cannot be set |
| `reasons` | why a formula cannot be set, in the reader's language |
"""
