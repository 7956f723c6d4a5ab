"""Whether a sentence contains nothing but the facts found in it.

Only then it is removed from the text, because the site prints the facts. The rest of the sentence
may only consist of words without a meaning of their own, which "not" is not.
"""

import re
from collections.abc import Iterable
from typing import Final

from vacancies.parser.text import vocabulary
from vacancies.parser.text.results import FactMatch

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def has_only_facts(
    sentence: str, matches: Iterable[FactMatch], extra_fillers: Iterable[str] = ()
) -> bool:
    """Whether all words of the sentence outside the matches are fillers."""
    left, at = [], 0
    for match in sorted(matches, key=lambda match: match.start):
        left.append(sentence[at : match.start])
        at = max(at, match.end)
    left.append(sentence[at:])
    words = {word.casefold() for part in left for word in WORD.findall(part)}
    return words <= vocabulary.FILLERS | set(extra_fillers)
