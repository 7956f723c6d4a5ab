"""Whether a sentence contains nothing but the facts found in it.

Only then it is removed from the text, because the site prints the facts. The rest of the sentence
may only consist of words without a meaning of their own, which "not" is not.
"""

import re
from collections.abc import Iterable
from typing import Final

from vacancies.parser.text.results import Match

FILLERS: Final = frozenset(
    word
    for words in (
        "a an the this that these it its and or of to for in on at by with from as per via",
        "our your you we is are be will shall should must may can has have being been",
        "position positions employment appointment contract post job role announcement",
        "application applications applicant applicants phd doctoral postdoc postdoctoral",
        "date day time number deadline last latest hence therefore please note following below above",
        "en ett den det de denna detta dessa och eller av till för i på vid med från som om",
        "är blir ska skall bör måste kan får har vara din ditt dina vår vårt våra du vi oss dig",
        "tjänst tjänsten tjänster tjänsterna anställning anställningen anställningar befattningen",
        "doktorandtjänst doktorandtjänsten doktorand doktorandanställning befattning",
        "ansökan ansökningar ansökningarna ansökningen sökande datum dag tid antal senast sista",
        "att följande nedan ovan därför observera alltså",
    )
    for word in words.split()
)
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_whole(sentence: str, matches: Iterable[Match], more: Iterable[str] = ()) -> bool:
    """Whether all other words of the sentence are fillers; `more` are further fillers."""
    left, at = [], 0
    for match in sorted(matches, key=lambda match: match.start):
        left.append(sentence[at : match.start])
        at = max(at, match.end)
    left.append(sentence[at:])
    words = {word.casefold() for part in left for word in WORD.findall(part)}
    return words <= FILLERS | set(more)
