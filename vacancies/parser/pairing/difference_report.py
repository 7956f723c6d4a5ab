"""Converts the differences between two texts into plain values for JSON."""

from typing import Any

from vacancies.parser.pairing.second_text import SecondText
from vacancies.parser.report import plain_value, plain_values

type Json = dict[str, Any]


def differences_as_json(second_text: SecondText) -> list[Json]:
    """Return the facts, dates and amounts of a second text that differ from the first."""
    facts = [
        {
            "fact": one.key,
            "name": one.name,
            "first": plain_values(one.first),
            "second": plain_values(one.second),
            "first_sentence": one.first_sentence,
            "second_sentence": one.second_sentence,
        }
        for one in second_text.compared.differences
    ]
    words = [
        {
            "fact": "",
            "name": one.first.unit,
            "first": plain_value(one.first.value),
            "second": plain_value(one.second.value),
            "first_sentence": one.first.sentence,
            "second_sentence": one.second.sentence,
        }
        for one in second_text.in_words
    ]
    return [*facts, *words]
