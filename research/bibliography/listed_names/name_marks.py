r"""Footnotes and marks in a list of BibTeX names, such as `\thanks{…}`, `$^{1}$` and `$^*$`.

Numbers and letters belong to affiliations. A single asterisk or dagger means equal contribution. What
other marks mean only their paper knows: they are left out of the names and shown to the editor.
"""

import re
from typing import Final

from research.mathematics.latex_text import stored_text
from research.mathematics.plain import plain_text

EQUAL: Final = "$^*$"
"""The mark of equal contribution as the site writes it."""

_FOOTNOTE_ALONE: Final = r"\\(?:thanks|footnote)\s*\{(?:[^{}]|\{[^{}]*\})*\}"
_FOOTNOTE: Final = re.compile(rf"\s*\{{\s*{_FOOTNOTE_ALONE}\s*\}}|{_FOOTNOTE_ALONE}")
_SIGNS: Final = (
    r"(?:[\d,a-z\s*∗†‡§¶#()]|\\#|\\(?:S|P|d?dag(?:ger)?|ast|star|textd?dagger|textdaggerdbl"
    r"|textasteriskcentered|textsection|textparagraph)(?![A-Za-z])){1,40}"
)
_COMMANDS: Final = (
    r"\\(?:textsuperscript|inst|IEEEauthorrefmark|authormark|fnref|corref|footnotemark|orcidlink"
    r"|fnmsep)"
)
# Up to the end of the name or to the next mark.
_MARK: Final = re.compile(
    rf"(?:\$\s?\^\s?(?:\{{{_SIGNS}\}}|{_SIGNS})\$|\(\$\s?\^\{{?\*\}}?\$\)|\\fnmsep(?![A-Za-z])|{_COMMANDS}\s?"
    rf"(?:\{{\s?\$?\^?(?:\d{{4}}-[\dX-]{{10,20}}|{_SIGNS})\$?\s?\}}|\[\d{{1,3}}\]))"
    rf"(?=\s?(?:[,;]|\\?&|and\b|\}}?\s?$|\}}\s?and\b|\(?\$\s?\^|{_COMMANDS}))"
)
_SIGN: Final = re.compile(r"\\[A-Za-z]+|[^\W_]|[*∗†‡§¶#]")
_ABOUT_AFFILIATIONS: Final = re.compile(
    r"\\(?:textsuperscript|inst|fnmsep|IEEEauthorrefmark|footnotemark)"
)
_EQUAL_SIGNS: Final = frozenset(
    [
        "*",
        "∗",
        "†",
        r"\ast",
        r"\star",
        r"\dag",
        r"\dagger",
        r"\textdagger",
        r"\textasteriskcentered",
    ]
)


def without_footnotes_and_marks(value: str) -> str:
    r"""Return a list of names without what is no name; equal contribution stays as `$^*$`."""
    noted = _FOOTNOTE.sub(lambda found: EQUAL if "equal" in found[0].lower() else "", value)
    return _MARK.sub(lambda found: EQUAL if _is_equal(found[0]) else "", noted)


def footnotes_of(value: str) -> list[str]:
    """Return the texts of footnotes to names, which are no part of them, without LaTeX."""
    texts = (
        plain_text(stored_text(found[0].strip(" {}\n").partition("{")[2]).source)
        for found in _FOOTNOTE.finditer(value)
    )
    return [text for text in texts if text]


def has_unclear_marks(value: str) -> bool:
    """Whether marks beside names may mean something other than affiliation or equal contribution."""
    found = [mark[0] for mark in _MARK.finditer(_FOOTNOTE.sub("", value))]
    return any(not _is_equal(mark) and not _is_affiliation(mark) for mark in found)


def _is_equal(mark: str) -> bool:
    signs = _signs(mark)
    return len(signs) == 1 and signs[0] in _EQUAL_SIGNS and not mark.startswith("(")


def _is_affiliation(mark: str) -> bool:
    return all(sign.isalnum() for sign in _signs(mark))


def _signs(mark: str) -> list[str]:
    return _SIGN.findall(_ABOUT_AFFILIATIONS.sub("", mark))
