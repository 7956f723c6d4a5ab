"""Converts the differences between two texts into plain values for JSON."""

from typing import Any

from vacancies.parser.pairing.other_language_text import OtherLanguageText
from vacancies.parser.posting_report import json_value, json_values

type Json = dict[str, Any]


def differences_as_json(other_text: OtherLanguageText) -> list[Json]:
    """Return the facts, dates and amounts of the other language's text that differ from the first."""
    facts = [
        {
            "fact": one.key,
            "name": one.name,
            "first": json_values(one.first),
            "second": json_values(one.second),
            "first_sentence": one.first_sentence,
            "second_sentence": one.second_sentence,
        }
        for one in other_text.compared.differences
    ]
    words = [
        {
            "fact": "",
            "name": one.first.unit,
            "first": json_value(one.first.value),
            "second": json_value(one.second.value),
            "first_sentence": one.first.sentence,
            "second_sentence": one.second.sentence,
        }
        for one in other_text.differing_dates_and_amounts
    ]
    return [*facts, *words]
