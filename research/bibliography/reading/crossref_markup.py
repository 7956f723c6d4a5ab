r"""The elements and entities of HTML that Crossref's BibTeX has written as if they were LaTeX.

`$\less$i$\greater$` is `<i>`, `{\textless}i{\textgreater}` too, and `{\&}amp$\mathsemicolon$` is `&amp;`.
"""

import re
from typing import Final

_LESS: Final = r"(?:\$\s*\\(?:less|lt)\s*\$|\$<\$|\{?\\textless\s*(?:\{\})?\}?)"
_GREATER: Final = r"(?:\$\s*\\(?:greater|gt)\s*\$|\$>\$|\{?\\textgreater\s*(?:\{\})?\}?)"
# Of JATS and HTML; any other word between these signs is text.
_ELEMENTS: Final = (
    "(?:jats:)?(?:i|b|u|em|strong|italic|bold|sub|sup|inf|sc|scp|tt|p|span|title|sec)"
)
_ELEMENT: Final = re.compile(rf"{_LESS}(/?)({_ELEMENTS})(?:\s[^$\\<>{{}}]*)?{_GREATER}")
_ENTITY: Final = re.compile(
    r"(?:\{\\&\}|\\?&)(\w+|\\?#x?[0-9a-fA-F]+)\$\s*\\(?:mathsemicolon|semicolon)\s*\$"
)
_SIGNS: Final = (
    (re.compile(r"\$\s*\\(?:less|lt)\s*\$"), r"\\textless{}"),
    (re.compile(r"\$\s*\\(?:greater|gt)\s*\$"), r"\\textgreater{}"),
    (re.compile(r"\$\s*\\(?:mathsemicolon|semicolon)\s*\$"), ";"),
)


def with_elements_of_crossref(latex: str) -> str:
    """Return a value with such elements and entities as HTML, and other signs of the kind as LaTeX."""
    if "\\" not in latex and "$" not in latex:
        return latex
    text = _ELEMENT.sub(lambda found: f"<{found[1]}{found[2]}>", latex)
    text = _ENTITY.sub(lambda found: f"&{found[1].lstrip('\\')};", text)
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return text
