r"""The parts of a title or an abstract: text, formulas, and emphasised, raised or lowered text.

A stored text is Unicode with four marks of LaTeX: `$…$` is a formula, and `\emph{…}`,
`\textsuperscript{…}` and `\textsubscript{…}` hold text. `$$…$$` is read as `$…$`. `\$` is a dollar sign
and `\\` a backslash. Everything else is text, other commands and braces too.

A dollar sign that begins no formula is text. The rule is Pandoc's ("tex_math_dollars"): what follows
the first sign and what precedes the last one is no blank, and no digit follows the last one. So
"from $5 to $6" has no formula.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_DEPTH: Final = 8
"""Marked text within marked text, below which commands are text."""

_FORMULA: Final = re.compile(r"\$(?!\s)((?:[^$\\]|\\.)+)(?<!\s)\$(?!\d)", re.DOTALL)
_DISPLAYED: Final = re.compile(r"\$\$(?!\s*\$)((?:[^$\\]|\\.)+)\$\$", re.DOTALL)
_DOLLAR: Final = re.compile(r"(?<!\\)\$")
_MARK: Final = re.compile(r"\\(emph|textsuperscript|textsubscript)\{")
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_PLAIN: Final = re.compile(r"[^\\$]+")


class Mark(StrEnum):
    """How a text is marked; the value is the HTML element."""

    EMPHASISED = "em"
    RAISED = "sup"
    LOWERED = "sub"


COMMANDS: Final = {
    "emph": Mark.EMPHASISED,
    "textsuperscript": Mark.RAISED,
    "textsubscript": Mark.LOWERED,
}
COMMAND_OF: Final = {mark: command for command, mark in COMMANDS.items()}


@dataclass(frozen=True)
class Text:
    """Text as readers see it."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A formula in TeX, without its dollar signs."""

    tex: str


@dataclass(frozen=True)
class Marked:
    """Emphasised, raised or lowered pieces."""

    mark: Mark
    pieces: tuple["Piece", ...]


type Piece = Text | Formula | Marked


def pieces(source: str, depth: int = 0) -> tuple[Piece, ...]:
    """Return the pieces of a stored text, with neighbouring texts joined."""
    return tuple(_joined(_pieces(source, depth)))


def source_of(some: tuple[Piece, ...]) -> str:
    """Return the stored text that has these pieces; the inverse of `pieces`."""
    return "".join(_source_of_piece(piece) for piece in some)


def escaped(text: str) -> str:
    r"""Return the stored text that reads as `text`: with `\\` and `\$`."""
    return text.replace("\\", "\\\\").replace("$", "\\$")


def formulas(source: str) -> list[str]:
    """Return the formulas of a stored text in TeX, in order, those in marked text too."""
    return list(_formulas(pieces(source)))


def formula_at(text: str, position: int) -> tuple[str, int] | None:
    """Return the formula that begins at this dollar sign, and where it ends; None for a mere sign."""
    found = _DISPLAYED.match(text, position) or _FORMULA.match(text, position)
    return (found[1], found.end()) if found and _closes_its_groups(found[1]) else None


def formulas_in(text: str) -> Iterator[tuple[int, str, int]]:
    r"""Yield where each formula of a text begins, its TeX, and where it ends; `\$` begins none."""
    position = 0
    for dollar in _DOLLAR.finditer(text):
        if dollar.start() >= position and (formula := formula_at(text, dollar.start())):
            position = formula[1]
            yield dollar.start(), *formula


def without_formulas(text: str) -> str:
    """Return what is left of a text without its formulas."""
    position, left = 0, []
    for start, _tex, end in formulas_in(text):
        left.append(text[position:start])
        position = end
    return "".join([*left, text[position:]])


def _closes_its_groups(tex: str) -> bool:
    """Whether each brace has its counterpart: no other text is a formula."""
    return end_of_group(f"{tex}}}", 0) == len(tex)


def end_of_group(text: str, start: int) -> int:
    """Return where the brace is that closes a group with content from `start` on; -1 without one."""
    depth, position = 1, start
    while position < len(text):
        sign = text[position]
        if sign == "\\":
            position += 1
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return position
        position += 1
    return -1


def closing_braces(text: str) -> dict[int, int]:
    """Return where each group's closing brace is, by where its content begins. One pass, whatever is open."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.end())
        elif brace[0] == "}" and opened:
            found[opened.pop()] = brace.start()
    return found


def _pieces(source: str, depth: int) -> Iterator[Piece]:
    closing = closing_braces(source)
    position = 0
    while position < len(source):
        piece, position = _piece_at(source, position, depth, closing)
        yield piece


def _piece_at(source: str, position: int, depth: int, closing: dict[int, int]) -> tuple[Piece, int]:
    """Return the piece that begins here, and where the next one begins."""
    if plain := _PLAIN.match(source, position):
        return Text(plain[0]), plain.end()
    if source[position] == "$":
        if formula := formula_at(source, position):
            return Formula(formula[0].strip()), formula[1]
        return Text("$"), position + 1
    if source[position + 1 : position + 2] in ("\\", "$"):
        return Text(source[position + 1]), position + 2
    mark = _MARK.match(source, position) if depth < MAX_DEPTH else None
    if mark and (end := closing.get(mark.end())):
        inner = pieces(source[mark.end() : end], depth + 1)
        return Marked(COMMANDS[mark[1]], inner), end + 1
    return Text("\\"), position + 1


def _joined(some: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with texts that follow each other as one."""
    waiting: list[str] = []
    for piece in some:
        if isinstance(piece, Text):
            waiting.append(piece.text)
            continue
        if waiting:
            yield Text("".join(waiting))
            waiting = []
        yield piece
    if waiting:
        yield Text("".join(waiting))


def _source_of_piece(piece: Piece) -> str:
    match piece:
        case Text(text):
            return escaped(text)
        case Formula(tex):
            return f"${tex}$"
        case Marked(mark, inner):
            return f"\\{COMMAND_OF[mark]}{{{source_of(inner)}}}"


def _formulas(some: tuple[Piece, ...]) -> Iterator[str]:
    for piece in some:
        if isinstance(piece, Formula):
            yield piece.tex
        elif isinstance(piece, Marked):
            yield from _formulas(piece.pieces)
