"""Works as sources describe them: reading, comparing and writing. Without Django and the database.

| module or folder | contents |
|---|---|
| `work`, `kinds` | what a work is |
| `identifiers`, `languages`, `printed_forms`, `folding` | one spelling for each kind of fact |
| `listed_names/` | lists of names to names |
| `reading/` | BibTeX files to works |
| `sameness` | whether two works are the same |
| `name_fit` | whether a printed name is that of a person |
| `writing/` | works to BibTeX, RIS, CSL-JSON and our JSON |
"""
