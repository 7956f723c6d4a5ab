"""Formulas and LaTeX in titles and abstracts. Uses neither Django nor the database.

| module | contents |
|---|---|
| `pieces` | what a stored text consists of: text, formulas, marked text |
| `mathml` | a formula as MathML |
| `html_text`, `plain` | a stored text as HTML, and as plain text |
| `latex_text`, `latex_signs` | LaTeX to stored text |
| `inline_markup` | HTML and JATS to stored text |
"""
