"""Which sections of a page are out of date with the page's other languages.

A section is a translatable field of a page, child rows included. When an editor has written or
confirmed a section beside the original, the texts of both are stored. The section is out of date
as soon as the live original has another text.

| module | responsibility |
|---|---|
| `section_texts.py` | the text of each section of a page, and a digest of it |
| `confirmed_section.py` | the model: the texts in both languages when a section was last confirmed |
| `page_translations.py` | the other languages of a page, and which one is shown as the original |
| `changes.py` | which sections of which pages are out of date |
| `section_confirmation.py` | what confirms a section: publishing, an answer in a draft, *Still right* |
| `machine_texts.py` | sections that a machine wrote and nobody has read |
| `text_blocks.py` | the text of a section as blocks: paragraphs, list items, headings |
| `difference.py` | what has changed in a section, as HTML |
| `translation_conversion.py` | turns earlier translated pages into ordinary pages, and back |
| `taken_over_translation.py` | the model: which translations were disabled by that |

`docs/explanation/second-language.md` gives the rules.
"""
