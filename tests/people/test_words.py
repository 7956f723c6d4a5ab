from dataclasses import dataclass

import pytest
from django.utils import translation

from people.content.records.translated_rows import TranslatedText, translated_text


@dataclass
class Row:
    language: str
    name: str


BOTH = [Row("en", "coding"), Row("sv", "kodning")]


@pytest.mark.parametrize(
    ("rows", "wanted", "expected"),
    [
        (BOTH, "sv", TranslatedText("kodning", "sv")),
        (BOTH, "en", TranslatedText("coding", "en")),
        (BOTH, "en-gb", TranslatedText("coding", "en")),
        (BOTH, "de", TranslatedText("coding", "en")),
        ([Row("sv", "kodning")], "en", TranslatedText("kodning", "sv")),
        ([Row("en", ""), Row("sv", "kodning")], "en", TranslatedText("kodning", "sv")),
        ([Row("fi", "koodaus")], "sv", TranslatedText("koodaus", "fi")),
        ([], "sv", TranslatedText("", "sv")),
    ],
)
def test_words_fall_back_and_say_which(rows, wanted, expected):
    assert translated_text(rows, "name", wanted) == expected


def test_without_a_language_the_active_one_is_meant():
    with translation.override("sv"):
        assert translated_text(BOTH, "name") == TranslatedText("kodning", "sv")
