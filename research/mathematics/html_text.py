"""Stored texts as HTML: only `em`, `sub`, `sup` and MathML, everything else escaped."""

import re
from html import escape
from typing import Final

from research.mathematics.mathml import FormulaError, mathml
from research.mathematics.pieces import Formula, Marked, Piece, Text, pieces

_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_BESIDE_FORMULA: Final = re.compile(
    r"""((?:[(\[{“‘«]|&quot;|&\#x27;){0,9})"""
    r"""(<math(?![^>]*\ (?:display|tabindex)=).*?</math>)"""
    r"""((?:[)\]}.,;:!?…”’»–-]|&quot;|&\#x27;){0,9})""",
    re.DOTALL,
)
_START_TAG: Final = re.compile(r"<\w")


def html_of(source: str) -> str:
    """Return the text as HTML. A formula that cannot be set is shown in TeX, with its dollar signs."""
    return "".join(_html_of_piece(piece) for piece in pieces(source))


def html_paragraphs(html: str) -> list[str]:
    """Return the paragraphs of what `html_of` has made; all as one if a blank line is within an element."""
    found = [part.strip() for part in _BLANK_LINE.split(html) if part.strip()]
    are_whole = all(len(_START_TAG.findall(part)) == part.count("</") for part in found)
    return found if are_whole else [html]


def with_unbroken_formulas(html: str) -> str:
    """Return HTML with each formula kept on the line of its brackets and punctuation.

    Not one on a line of its own, or one that can be scrolled, which is as wide as the line.
    """
    return _BESIDE_FORMULA.sub(_unbroken, html) if "<math" in html else html


def _unbroken(found: re.Match[str]) -> str:
    return f'<span class="formula">{found[0]}</span>' if found[1] or found[3] else found[0]


def formula_problems(source: str) -> list[tuple[str, str]]:
    """Return (formula in TeX, why it cannot be set) for the formulas of a stored text, in order."""
    found: list[tuple[str, str]] = []
    _collect_problems(pieces(source), found)
    return found


def _html_of_piece(piece: Piece) -> str:
    match piece:
        case Text(text):
            return escape(text)
        case Marked(mark, inner):
            return f"<{mark}>{''.join(_html_of_piece(one) for one in inner)}</{mark}>"
        case Formula(tex):
            try:
                return mathml(tex)
            except FormulaError:
                return escape(f"${tex}$")


def _collect_problems(some: tuple[Piece, ...], found: list[tuple[str, str]]) -> None:
    for piece in some:
        if isinstance(piece, Marked):
            _collect_problems(piece.pieces, found)
        elif isinstance(piece, Formula):
            try:
                mathml(piece.tex)
            except FormulaError as error:
                found.append((piece.tex, str(error)))
