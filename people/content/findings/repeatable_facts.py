"""Finds facts repeated in a text, which would become wrong unnoticed when the fact changes.

Each record lists its facts and how a text would state them (`Record.facts_not_to_repeat`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning
from people.content.findings.page_texts_and_pictures import PageText


@dataclass(frozen=True)
class RepeatableFact:
    """A fact that a text might repeat; `find` returns the wordings of it in a text."""

    fact: str  # the fact's name in the summary
    find: Callable[[PageText], Iterable[str]]
    is_former: bool = False  # whether this is a former value
    finds_other_values: bool = False  # whether `find` returns other values than the fact's


def exact_value_fact(fact: object, value: str) -> RepeatableFact:
    """Return a RepeatableFact that matches a value such as an e-mail address, ignoring case."""
    pattern = re.compile(rf"(?<![\w.+-]){re.escape(value)}(?![\w-]|\.\w)", re.IGNORECASE)

    def iter_matches(text: PageText) -> Iterator[str]:
        for place in (text.plain_text, *text.typed_link_urls):
            yield from (match.group() for match in pattern.finditer(place))

    return RepeatableFact(str(fact), iter_matches)


def repeated_fact_findings(
    texts: Iterable[PageText], repeatable_facts: Iterable[RepeatableFact]
) -> list[Finding]:
    """Return a warning for each wording in which a text repeats a fact or gives another value of it.

    If a wording is both a current and a former value, the warning is about the current one.
    """
    repeatable_facts = sorted(
        repeatable_facts, key=lambda one: (one.is_former, one.finds_other_values)
    )
    return [
        finding
        for text in texts
        for finding in _repeated_fact_findings_in_text(text, repeatable_facts)
    ]


def _repeated_fact_findings_in_text(
    text: PageText, repeatable_facts: list[RepeatableFact]
) -> Iterator[Finding]:
    """Yield one warning for each wording in a text, about the first of the facts that finds it."""
    seen: set[str] = set()
    for one in repeatable_facts:
        for found in dict.fromkeys(one.find(text)):
            if found.casefold() not in seen:
                seen.add(found.casefold())
                facts = {"where": text.label, "found": found, "fact": one.fact}
                yield warning(_repeated_fact_sentence(one) % facts, text.field)


def _repeated_fact_sentence(repeatable_fact: RepeatableFact) -> str:
    """Return the warning about a repeated fact, with placeholders."""
    if repeatable_fact.finds_other_values:
        return _(
            "“%(where)s” says “%(found)s”, but the facts say something else (%(fact)s). "
            "Correct one of them."
        )
    if repeatable_fact.is_former:
        return _(
            "“%(where)s” says “%(found)s”. That was the earlier value of a fact (%(fact)s), so "
            "the text is out of date."
        )
    return _(
        "“%(where)s” says “%(found)s”. That is a fact (%(fact)s), so this text will be wrong when "
        "the fact changes."
    )
