"""Stored texts as HTML: only `em`, `sub`, `sup` and MathML, everything else escaped."""

from html import escape

from research.mathematics.mathml import FormulaError, mathml
from research.mathematics.pieces import Formula, Marked, Piece, Text, pieces


def html_of(source: str) -> str:
    """Return the text as HTML. A formula that cannot be set is shown in TeX, with its dollar signs."""
    return "".join(_html_of_piece(piece) for piece in pieces(source))


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
