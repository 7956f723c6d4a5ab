"""Lines, sentences, headings and sections of a pasted advertisement.

| module | responsibility |
|---|---|
| `cleaning.py` | removes what copying from a page or PDF leaves behind |
| `headers_and_footers.py` | headers and footers that a PDF repeats |
| `sentences.py` | sentences with their positions |
| `labels.py` | labels with their values |
| `headings.py`, `sections.py` | which heading begins which section, and what each holds |
| `section_kinds.py` | what a section is about by its words |
| `vocabulary.py` | the words that the parser knows, from the `toml` files beside it; the words of texts |
| `cue_words.py` | the words beside facts, from `fact_words.toml` |
| `numbers.py`, `dates_and_times.py` | numbers in figures and words; dates, times of day and zones |
| `position_kinds.py` | kinds and number of positions, reference numbers |
| `language.py` | English or Swedish |
| `results.py` | what the parser returns |
| `rich_text_rendering.py` | sections as rich text |
"""
