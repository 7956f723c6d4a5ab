r"""Formulas as MathML Core, made by math-core and allowed element by element.

math-core (docs/decisions/0060-mathematics.md) is Rust: a formula that nests a few thousand groups ends
the process. With `MAX_LENGTH` characters none can. What comes back is not trusted either: it is
parsed, and only elements and attributes of MathML Core (https://www.w3.org/TR/mathml-core/) remain.
`style`, which `\color` and `\!` give, is not among them: the site's content security policy (R50)
would drop it.
"""

import html
import re
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

MAX_LENGTH: Final = 1_000
MAX_DEPTH: Final = 40

# They define commands, lead to other addresses, or refer to formulas elsewhere.
_REFUSED: Final = re.compile(
    r"\\(?:new|renew|provide)?command|\\(?:e|g|x)?def(?![A-Za-z])|\\let(?![A-Za-z])|\\href|\\url|\\eqref|\\ref|\\label|\\tag"
    r"|\\begin\{(?:equation|align(?:at)?|gather|multline)\*?\}"
)
_ELEMENT_NAMES = """
annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts
mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
"""
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTE_NAMES = """
accent accentunder columnspan depth dir display displaystyle encoding fence form height largeop
linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator
stretchy symmetric voffset width
"""
_ATTRIBUTES: Final = frozenset(_ATTRIBUTE_NAMES.split())
_ATTRIBUTE_VALUE: Final = re.compile(r"[A-Za-z0-9.%+/-]{0,24}")
# Entities that MathML has and XML has not.
_ENTITIES: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)(\w+);")

_CONVERTER: Final = LatexToMathML(annotation=True, fancy_error=False)


class FormulaError(ValueError):
    """A formula cannot be set. The message says why, in English, as math-core gives it."""


@lru_cache(maxsize=2048)
def mathml(tex: str) -> str:
    """Return the MathML of an inline formula, with its TeX as annotation.

    Raises `FormulaError` for a formula that is too long or too deep, or has commands that math-core
    does not know or that are not allowed here.
    """
    return html_of_tree(formula_tree(tex))


def formula_tree(tex: str, *, on_own_line: bool = False) -> ET.Element:
    """Return the formula as a tree of allowed elements. Raises `FormulaError` as `mathml` does."""
    _check(tex)
    try:
        converted = _CONVERTER.convert_with_local_state(tex, displaystyle=on_own_line)
        tree = ET.fromstring(_ENTITIES.sub(lambda found: html.unescape(found[0]), converted))  # noqa: S314
    except (LatexError, ET.ParseError) as error:
        raise FormulaError(str(error)) from error
    if _depth(tree) > MAX_DEPTH:
        raise FormulaError("The formula is nested too deeply.")
    _allow(tree)
    return tree


def _check(tex: str) -> None:
    """Raise `FormulaError` for what math-core must not be given."""
    if len(tex) > MAX_LENGTH:
        raise FormulaError(f"The formula has more than {MAX_LENGTH} characters.")
    if not tex.strip():
        raise FormulaError("The formula is empty.")
    if found := _REFUSED.search(tex):
        raise FormulaError(f"{found[0]} is not allowed in a formula.")


def _depth(tree: ET.Element) -> int:
    """Return how many elements stand within each other, at the deepest."""
    level, depth = [tree], 0
    while level:
        level = [child for element in level for child in element]
        depth += 1
    return depth


def _allow(tree: ET.Element) -> None:
    """Remove attributes that are not allowed. Raises `FormulaError` for an element that is not."""
    for element in tree.iter():
        if element.tag not in _ELEMENTS:
            raise FormulaError(f"<{element.tag}> is not allowed in a formula.")
        for name, value in list(element.attrib.items()):
            if name == "encoding":
                continue
            if name not in _ATTRIBUTES or not _ATTRIBUTE_VALUE.fullmatch(value):
                del element.attrib[name]
    for annotation in tree.iter("annotation"):
        annotation.set("encoding", "application/x-tex")


def html_of_tree(tree: ET.Element) -> str:
    """Return the tree as HTML: elements without content have an end tag, which HTML needs."""
    return ET.tostring(tree, encoding="unicode", short_empty_elements=False)
