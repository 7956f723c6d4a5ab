from dataclasses import dataclass

import pytest
from django.utils import translation

from people.content.records.translated_rows import Said, say


@dataclass
class Row:
    language: str
    name: str


BOTH = [Row("en", "coding"), Row("sv", "kodning")]


@pytest.mark.parametrize(
    ("rows", "wanted", "expected"),
    [
        (BOTH, "sv", Said("kodning", "sv")),
        (BOTH, "en", Said("coding", "en")),
        (BOTH, "en-gb", Said("coding", "en")),
        (BOTH, "de", Said("coding", "en")),
        ([Row("sv", "kodning")], "en", Said("kodning", "sv")),
        ([Row("en", ""), Row("sv", "kodning")], "en", Said("kodning", "sv")),
        ([Row("fi", "koodaus")], "sv", Said("koodaus", "fi")),
        ([], "sv", Said("", "sv")),
    ],
)
def test_words_fall_back_and_say_which(rows, wanted, expected):
    assert say(rows, "name", wanted) == expected


def test_without_a_language_the_active_one_is_meant():
    with translation.override("sv"):
        assert say(BOTH, "name") == Said("kodning", "sv")
