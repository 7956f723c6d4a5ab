"""Texts as LaTeX that `research.mathematics.latex_text` reads back as the same."""

import re
from typing import Final

from research.mathematics.pieces import COMMAND_OF, Formula, Marked, Piece, Text, pieces

_SIGNS: Final = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
}
# Two signs that would become one, the beginning of an element, and the beginning of an entity.
_SPECIAL: Final = re.compile(r"[\\{}$%#_~^`]|-(?=-)|'(?=')|<(?=[/A-Za-z])|&(?=#?\w+;)|&")
_WORD: Final = re.compile(r"\S+")


def latex(text: str) -> str:
    """Return plain text in LaTeX, in one line."""
    return _SPECIAL.sub(_written, re.sub(r"\s+", " ", text))


def latex_of_stored_text(source: str) -> str:
    """Return stored text in LaTeX, formulas as they are."""
    return "".join(_latex(piece, protect=False, is_first=False) for piece in pieces(source))


def latex_of_title(source: str) -> str:
    """Return a stored title in LaTeX, with capitals in braces that styles must not make small."""
    return "".join(
        _latex(piece, protect=True, is_first=number == 0)
        for number, piece in enumerate(pieces(source))
    )


def _written(found: re.Match[str]) -> str:
    sign, following = found[0], found.string[found.end() : found.end() + 1]
    if sign in "-'":
        return sign + "{}"
    if sign == "<":
        return "\\textless{}"
    if sign == "&" and re.match(r"#?\w+;", found.string[found.end() :]):
        return "\\&{}"
    # A letter after `\%` is no part of the command.
    return _SIGNS[sign] + ("{}" if sign in "{}" and not following else "")


def _latex(piece: Piece, *, protect: bool, is_first: bool) -> str:
    match piece:
        case Text(text):
            return _protected(text, is_first=is_first) if protect else latex(text)
        case Formula(tex):
            return f"${re.sub(r'\s+', ' ', tex)}$"
        case Marked(mark, inner):
            written = (
                _latex(one, protect=protect, is_first=is_first and number == 0)
                for number, one in enumerate(inner)
            )
            return f"\\{COMMAND_OF[mark]}{{{''.join(written)}}}"


def _protected(text: str, *, is_first: bool) -> str:
    """Return text with those words in braces that have a capital, save the first letter of a title."""
    text = re.sub(r"\s+", " ", text)
    parts: list[str] = []
    position = 0
    for found in _WORD.finditer(text):
        begins_title = is_first and found.start() == len(text) - len(text.lstrip())
        rest = found[0][1:] if begins_title else found[0]
        if any(sign.isupper() for sign in rest):
            parts += [latex(text[position : found.start()]), "{", latex(found[0]), "}"]
            position = found.end()
    return "".join([*parts, latex(text[position:])])
