"""Lines, sentences, headings and sections of a pasted advertisement.

| module | responsibility |
|---|---|
| `cleaning.py` | removes what copying from a page or PDF leaves behind |
| `sentences.py` | sentences with their positions |
| `headings.py`, `sections.py` | which heading begins which section, and what each holds |
| `vocabulary.py` | the words that the parser knows, from `vocabulary.toml` |
| `numbers.py` | numbers in figures and words |
| `results.py` | what the parser returns |
| `rich_text.py` | sections as rich text |
"""
