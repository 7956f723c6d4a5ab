"""Keywords: what is about a work, and what somebody has noted for themselves."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

# What reference managers and their users note among the keywords.
_OF_MANAGERS: Final = re.compile(
    r"[/#@].*|(?:un|to[- ]?|not[- ]?|already )?read(?:ing)?|important|todo|to do|favou?rites?|printed|skimmed"
    r"|confidential|unpublished|konfidentiell\w*|opublicera\w*"
    r"|(?:prio|rank|rating|relevance)\W?\w*|\*+",
    re.IGNORECASE,
)


def words_about_the_work(words: Iterable[str]) -> Iterator[str]:
    """Yield the keywords of at most 100 characters that say what the work is about."""
    for word in words:
        if word and len(word) <= 100 and not _OF_MANAGERS.fullmatch(word):
            yield word
