"""Formulas as readers get them: MathML in the place of the stored element.

Wagtail lets a link's handler replace the start tag alone; the stored text and `</a>` would remain. So the
element is replaced as a whole, before Wagtail looks for links. Without that, readers get the plain text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final
from xml.etree import ElementTree as ET

from django.utils.html import escape
from wagtail import rich_text
from wagtail.rich_text.rewriters import MultiRuleRewriter, extract_attrs

from research.formulas.stored_formula import LINK_TYPE, Formula
from research.mathematics.html_text import with_unbroken_formulas
from research.mathematics.mathml import FormulaError, formula_tree, html_of_tree

MAX_SIGNS_ON_A_PHONE: Final = 16
"""As many fit into the width of the narrowest phones, if every other one is an operator."""

_MARK: Final = f'linktype="{LINK_TYPE}"'
# It ends at the next end or start of a link, so that one that is not closed takes no time.
_ELEMENT: Final = re.compile(rf"<a(?=\s)([^>]*\s{_MARK}[^>]*)>(?:[^<]|<(?!/?a[\s>]))*+</a>")


@lru_cache(maxsize=2048)
def formula_mathml(formula: Formula) -> str:
    """Return the formula as MathML, with its TeX and its plain text. Raises `FormulaError`.

    A browser does not break a formula. One that may be too wide for a phone is scrolled, and so can be
    focused: not every browser lets the keyboard scroll what cannot.
    """
    tree = formula_tree(formula.tex, on_own_line=formula.is_on_own_line)
    if not (signs := _signs_of(tree)):
        raise FormulaError("The formula is empty.")
    tree.set("alttext", formula.text)
    if signs > MAX_SIGNS_ON_A_PHONE:
        tree.set("tabindex", "0")
    return html_of_tree(tree)


def _signs_of(tree: ET.Element) -> int:
    """Return how many signs a formula shows; a blank counts as two."""
    shown = [element for element in tree.iter() if element.tag != "annotation"]
    return sum(2 if element.tag == "mspace" else len(element.text or "") for element in shown)


def shown_formula(formula: Formula) -> str:
    """Return the formula as MathML; its TeX, with dollar signs, if it cannot be set."""
    try:
        return formula_mathml(formula)
    except FormulaError:
        return escape(f"${formula.tex}$") if formula.tex else ""


class FormulaRewriter:
    """Replaces stored formulas; a rewriter as Wagtail's are."""

    def __call__(self, html: str) -> str:
        if _MARK not in html:
            return html
        return with_unbroken_formulas(
            _ELEMENT.sub(
                lambda found: shown_formula(Formula.of_attributes(extract_attrs(found[1]))), html
            )
        )

    def extract_references(self, html: str) -> Iterator[Any]:
        """A formula refers to no object."""
        yield from ()


def replace_formulas_in_rich_text() -> None:
    """Add the rewriter before Wagtail's; called once, at start-up."""
    wagtails = rich_text.get_rewriter

    @lru_cache(maxsize=1)
    def get_rewriter() -> MultiRuleRewriter:
        return MultiRuleRewriter([FormulaRewriter(), *wagtails().rewriters])

    rich_text.get_rewriter = get_rewriter
