"""Finds facts repeated in a text, which would become wrong unnoticed when the fact changes.

Each record lists its facts and how a text would state them (`Record.facts_not_to_repeat`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning
from people.content.findings.texts import PageText


@dataclass(frozen=True)
class StatedFact:
    """A fact that a text might repeat; `find` returns the parts of a text that state it."""

    fact: str  # the fact's name in the summary
    find: Callable[[PageText], Iterable[str]]
    was: bool = False  # whether this is a former value


def stated_literally(fact: object, value: str) -> StatedFact:
    """Return a StatedFact that matches the exact value, such as an e-mail address."""
    pattern = re.compile(rf"(?<![\w.+-]){re.escape(value)}(?![\w-]|\.\w)", re.IGNORECASE)

    def find(text: PageText) -> Iterator[str]:
        for place in (text.plain, *text.addresses):
            yield from (match.group() for match in pattern.finditer(place))

    return StatedFact(str(fact), find)


def repeated_fact_findings(
    texts: Iterable[PageText], stated: Iterable[StatedFact]
) -> list[Finding]:
    """Return one finding per fact, wording and text; outdated values only if not current ones."""
    stated = sorted(stated, key=lambda one: one.was)
    return [finding for text in texts for finding in _of_text(text, stated)]


def _of_text(text: PageText, stated: list[StatedFact]) -> Iterator[Finding]:
    seen: set[str] = set()
    for one in stated:
        for found in dict.fromkeys(one.find(text)):
            if found.casefold() not in seen:
                seen.add(found.casefold())
                facts = {"where": text.label, "found": found, "fact": one.fact}
                yield warning(_sentence(one) % facts, text.field)


def _sentence(one: StatedFact) -> str:
    if one.was:
        return _(
            "“%(where)s” says “%(found)s”. That was a fact before (%(fact)s): "
            "the words are out of date."
        )
    return _(
        "“%(where)s” says “%(found)s”. That is a fact (%(fact)s): "
        "when the fact changes, these words will be wrong."
    )
