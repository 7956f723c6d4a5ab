"""What the text of a project’s page should not say: the numbers of grants, and that an ended project runs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext

from people.content.findings.page_texts_and_pictures import PageText
from people.content.findings.repeatable_facts import RepeatableFact, exact_value_fact

# In the languages of our catalogues.
SAYS_THAT_IT_RUNS: Final = re.compile(
    r"\b(?:(?:is|are) (?:currently |now )?(?:ongoing|running|under way|in progress)|ongoing project"
    r"|(?:currently|presently) (?:work|study|stud(?:ies|ying)|develop|investigat)\w*"
    r"|pågår(?: för närvarande| just nu)?|pågående projekt\w*)\b",
    re.IGNORECASE,
)


def grant_number_facts(numbers: Iterable[str]) -> list[RepeatableFact]:
    """Return the numbers of grants as facts that a text should not repeat."""
    return [exact_value_fact(gettext("Grant number"), number) for number in numbers if number]


def running_project_fact(period: str) -> RepeatableFact:
    """Return a fact that finds where a text says that a project, which has ended, is running."""

    def iter_matches(text: PageText) -> Iterator[str]:
        yield from (match.group() for match in SAYS_THAT_IT_RUNS.finditer(text.plain_text))

    name = gettext("Ended: %(period)s") % {"period": period}
    return RepeatableFact(name, iter_matches, finds_other_values=True)
