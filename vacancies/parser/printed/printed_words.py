"""Words that say what printed facts say; a text of only these, values and fillers is removed.

A sentence or line is removed only if each of its words is a value that the site prints, a word that the
site prints beside that value ("salary", "per month"), or a filler ("the", "och"). If one word remains,
the sentence stays in the text: printed twice is better than lost. `words_of_facts` collects the words
of facts, `words_of_people` those of people.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from vacancies.parser.text.vocabulary import words_of

# By rule: the words that say what the printed fact says.
PRINTED_WORDS_BY_RULE: Final[dict[str, frozenset[str]]] = {
    rule: frozenset(words.split())
    for rule, words in tomllib.loads(
        Path(__file__).with_name("printed_words.toml").read_text(encoding="utf-8")
    ).items()
}


def words_of_texts(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words_of(text)}
