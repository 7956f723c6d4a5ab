"""Stored texts as plain Unicode: for page titles, search, feeds, metadata and e-mail."""

import re
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

from research.mathematics.mathml import FormulaError, formula_tree
from research.mathematics.pieces import Formula, Mark, Marked, Piece, Text, pieces

_RAISED: Final = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyz∗*′″∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ**′″°",
        strict=True,
    )
)
_LOWERED: Final = dict(
    zip(
        "0123456789+−-=()aehijklmnoprstuvx",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        strict=True,
    )
)
_SIGNS_OF: Final = {Mark.RAISED: _RAISED, Mark.LOWERED: _LOWERED}
_SPACED: Final = frozenset("=≤≥≠≈∼≪≫∈∉⊂⊆→←↔⇒⇔∝≡<>+−∪∩")
# The minus of −40 has no blank, that of a − b has.
_UNARY: Final = re.compile(r"(?:(?<=[(\[]) ?|^|(?<=[,=≤≥≠≈∼<>∈→∪∩] ))([+−]) ")
_INVISIBLE: Final = {"\u2061": " ", "\u2062": "", "\u2063": "", "\u2064": ""}


def plain_text(source: str) -> str:
    """Return the text as plain Unicode in one line.

    A formula is read as well as plain text can: ℓ₂, xⁿ, √(n), 1/2. One that cannot be set stays in TeX.
    """
    return re.sub(r"\s+", " ", "".join(_plain_piece(piece) for piece in pieces(source))).strip()


def plain_formula(tex: str) -> str:
    """Return a formula as plain Unicode, or its TeX if it cannot be set."""
    try:
        tree = formula_tree(tex)
    except FormulaError:
        return tex
    return _UNARY.sub(r"\1", re.sub(r"\s+", " ", _read(tree)).strip())


def _plain_piece(piece: Piece) -> str:
    match piece:
        case Text(text):
            return text
        case Formula(tex):
            return plain_formula(tex)
        case Marked(mark, inner):
            text = "".join(_plain_piece(one) for one in inner)
            signs = _SIGNS_OF.get(mark, {})
            # In text, "10th" reads better than "10ᵗʰ", and H₂O than H2O.
            return "".join(signs.get(sign, sign) for sign in text) if text.isdigit() else text


def _read(element: ET.Element) -> str:
    """Return how an element of MathML reads."""
    children = list(element)
    if element.tag in _READERS and children:
        return _READERS[element.tag](children)
    if element.tag == "semantics":
        return _read(children[0])
    if element.tag == "mspace":
        return " " if _is_wide(element.get("width", "")) else ""
    if element.tag == "mo":
        return _read_operator(element.text or "")
    return _without_selectors(element.text or "") + "".join(_read(child) for child in children)


def _read_operator(sign: str) -> str:
    if sign in _INVISIBLE:
        return _INVISIBLE[sign]
    return f" {sign} " if sign in _SPACED else sign


def _without_selectors(text: str) -> str:
    r"""Return the text without the selectors of \mathcal, which are for fonts alone."""
    return re.sub("[\ufe00-\ufe0f]", "", text)


def _is_wide(width: str) -> bool:
    r"""Whether a blank is wide enough to part words: \, is the narrowest that is."""
    found = re.fullmatch(r"([0-9.]+)em", width)
    return found is not None and float(found[1]) > 0.16


def _grouped(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 1 or re.fullmatch(r"[\w.]+", text) else f"({text})"


def _script(text: str, signs: dict[str, str], mark: str) -> str:
    """Return a raised or lowered text: in Unicode's signs if it has all of them, else after a mark."""
    text = text.strip()
    if not text:
        return ""
    compact = text.replace(" ", "")
    if all(sign in signs for sign in compact):
        return "".join(signs[sign] for sign in compact)
    return mark + _grouped(text)


def _with_scripts(children: list[ET.Element], *kinds: tuple[dict[str, str], str]) -> str:
    base = _read(children[0]).strip()
    scripts = zip(children[1:], kinds, strict=False)
    return base + "".join(_script(_read(child), signs, mark) for child, (signs, mark) in scripts)


_SUB: Final = (_LOWERED, "_")
_SUP: Final = (_RAISED, "^")


def _over(children: list[ET.Element]) -> str:
    r"""Return a base with what stands above it: an accent as a combining sign, as \hat{x} gives."""
    base, above = _read(children[0]).strip(), _read(children[1]).strip()
    combining = _COMBINING.get(above)
    return base + combining if combining and len(base) == 1 else _with_scripts(children, _SUP)


_COMBINING: Final = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "‾": "\u0304",
    "―": "\u0304",
    "˙": "\u0307",
    "¨": "\u0308",
    "→": "\u20d7",
    "⃗": "\u20d7",
}

_READERS: Final[dict[str, Callable[[list[ET.Element]], str]]] = {
    "msub": lambda children: _with_scripts(children, _SUB),
    "munder": lambda children: _with_scripts(children, _SUB),
    "msup": lambda children: _with_scripts(children, _SUP),
    "mover": _over,
    "msubsup": lambda children: _with_scripts(children, _SUB, _SUP),
    "munderover": lambda children: _with_scripts(children, _SUB, _SUP),
    "mfrac": lambda children: "/".join(_grouped(_read(child)) for child in children),
    "mroot": lambda children: (
        _script(_read(children[1]), _RAISED, "") + "√" + _grouped(_read(children[0]))
    ),
    "msqrt": lambda children: "√" + _grouped("".join(_read(child) for child in children)),
    "mtr": lambda children: ", ".join(_read(child).strip() for child in children),
    "mtable": lambda children: "(" + "; ".join(_read(child) for child in children) + ")",
}
