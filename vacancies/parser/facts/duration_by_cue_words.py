"""Finds the duration of employment in running sentences, and its maximum if it can be extended."""

import re
from typing import Any, Final

from vacancies.parser.text.cue_words import clause_containing_span, has_cue_word
from vacancies.parser.text.numbers import HALF_MORE, NUMBER, RANGE, parse_number, parse_range
from vacancies.parser.text.results import FactMatch

_UNIT: Final = r"(?P<unit>years?|yrs?|months?|års?|månad(?:er)?s?)\b"
_LENGTH: Final = re.compile(
    rf"(?<![\d.,])(?:(?:at\s+least|minst)\s+)?(?P<span>{RANGE}|{NUMBER}\s+(?:och|and)\s+(?:högst|at\s+most)\s+{NUMBER}){HALF_MORE}"
    rf"(?:\s+(?:och|and|to|till|eller|or)\s+(?:högst|at\s+most|maximum|max\.?)\s+(?P<most>{NUMBER}))?[\s-]+{_UNIT}",
    re.IGNORECASE,
)
_FURTHER: Final = re.compile(
    rf"(?:extension|extended|extend|prolong\w*|renew\w*|förläng\w*|\bplus\b|möjlighet\s+till(?=\s+ytterligare)|möjlighet\s+till(?=\s+(?:ett|två|1|2|sex|6|12)\s+(?:års?|månaders?)\s+förläng)|option\s+(?:of|on|for)|possib\w+\s+(?:of|for)(?=\s+(?:a\s+)?further|\s+another))[^.;]{{0,40}}?\b(?P<by>by|of|for|med|på|(?:one|two)-year)?\s*(?:up\s+to\s+|another\s+|a\s+further\s+|further\s+|ytterligare\s+|högst\s+)*(?P<more>{NUMBER})[\s-]+(?:further\s+|additional\s+|more\s+)?{_UNIT}"
    rf"|(?P<before>{NUMBER})[\s-]+(?:further\s+)?(?P<unit2>year|month)[\s-]+extension",
    re.IGNORECASE,
)
# "2 + 1 years".
_PLUS: Final = re.compile(
    rf"(?P<first>\d{{1,2}})\s*\+\s*(?P<second>\d{{1,2}})[\s-]+{_UNIT}", re.IGNORECASE
)
# The beginning of a sentence below the heading of terms: "Three years, full time".
_LENGTH_ALONE: Final = re.compile(r"\W*(?:i|for|på|under)?\s*$", re.IGNORECASE)
_AFTER_LENGTH: Final = re.compile(
    r"\s*(?:[,.;(–-]|$|with\b|med\b|på\b|from\b|från\b|full|heltid|deltid|half)", re.IGNORECASE
)


def find_matches(sentence: str, section_key: str) -> list[FactMatch]:
    further = _FURTHER.search(sentence)
    if further and _AT_A_TIME.search(sentence[further.end() :]):
        return []  # renewed again and again, up to a total that another sentence states
    if (plus := _PLUS.search(sentence)) and has_cue_word("duration", "for", sentence):
        least = _as_months(int(plus["first"]), plus["unit"])
        most = least + _as_months(int(plus["second"]), plus["unit"])
        return [FactMatch("duration", {"duration_min": least, "duration_max": most}, *plus.span())]
    for found in _LENGTH.finditer(sentence):
        if further and found.start() >= further.start():
            continue
        clause = clause_containing_span(sentence, *found.span())
        before = sentence[max(0, found.start() - 60) : found.start()]
        near = f"{before[-35:]} {sentence[found.end() : found.end() + 14]}"
        near = _DOCTORAL_STUDIES.sub(" ", near)
        is_alone = section_key in ("terms", "benefits", "") and bool(
            _LENGTH_ALONE.fullmatch(sentence[: found.start()])
            and _AFTER_LENGTH.match(sentence[found.end() :])
        )
        is_named = is_alone or has_cue_word("duration", "for", clause)
        if not is_named or has_cue_word("duration", "against", near) or _MORE_THAN.search(before):
            continue
        if _TOTAL.search(sentence[: found.start()]):
            most = max(_as_months(count, found["unit"]) for count in parse_range(found["span"]))
            return [FactMatch("duration", {"duration_max": most}, *found.span())]
        values = _values_of_duration_match(found)
        certain = section_key in ("terms", "benefits", "title") and (
            is_alone or has_cue_word("duration", "for", _PROJECT.sub(" ", clause))
        )
        longer = _maximum_duration_matches(sentence, found, values, further)
        is_open = not longer and has_cue_word("duration", "longer", sentence[found.end() :])
        certain = certain and not (is_open and "duration_max" not in values)
        return [FactMatch("duration", values, *found.span(), certain), *longer]
    return _total_after_extension_matches(sentence, further)


def _total_after_extension_matches(
    sentence: str, extension: re.Match[str] | None
) -> list[FactMatch]:
    """Return the match of the total in "extended to at most five years", or an empty list."""
    if extension is None or not extension["more"]:
        return []
    if not _is_extension_to_total(sentence, extension) or not has_cue_word(
        "duration", "for", sentence
    ):
        return []
    most = _as_months(parse_number(extension["more"]), extension["unit"])
    return [FactMatch("duration", {"duration_max": most}, *extension.span())]


# A class of employments and no length: "temporary employment, longer than 6 months".
_MORE_THAN: Final = re.compile(
    r"\b(?:longer|shorter|more|less|fewer|längre|kortare|mer|mindre|över|under)\s+(?:than|än)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AT_A_TIME: Final = re.compile(
    r"^.{0,12}\b(?:at\s+a\s+time|i\s+sänder|åt\s+gången|per\s+gång)\b", re.IGNORECASE
)
_DOCTORAL_STUDIES: Final = re.compile(
    r"\b(?:doctoral|third-cycle|ph\.?d|postgraduate)\s+(?:education|studies|programmes?)\b",
    re.IGNORECASE,
)
_PROJECT: Final = re.compile(r"\bproje[ck]t\w*(?:\s+period)?", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"förläng|extended|prolonged|sammanlagt|totalt|in\s+total", re.IGNORECASE
)


def duration_values_of_label(label_value: str) -> dict[str, Any]:
    """Return the vacancy values of a labelled length of employment, in months; {} without one."""
    found = _LENGTH.search(label_value)
    if found is None or _MORE_THAN.search(label_value[: found.start()]):
        return {}
    values = _values_of_duration_match(found)
    for match in _maximum_duration_matches(
        label_value, found, values, _FURTHER.search(label_value)
    ):
        values |= match.values
    return values


def _values_of_duration_match(match: re.Match[str]) -> dict[str, Any]:
    counts = parse_range(match["span"])
    least, most = (_as_months(count, match["unit"]) for count in counts)
    if match["half"]:
        more = _as_months(1, match["unit"]) // 2
        least, most = least + more * (counts[0] == counts[1]), most + more
    if match["most"]:
        most = _as_months(parse_number(match["most"]), match["unit"])
    return {"duration_min": least} | ({"duration_max": most} if most > least else {})


def _maximum_duration_matches(
    sentence: str,
    duration_match: re.Match[str],
    values: dict[str, Any],
    extension: re.Match[str] | None,
) -> list[FactMatch]:
    """Return the match of the maximum after a length: "by one year", "to at most five years"."""
    least = values["duration_min"]
    if extension:
        count = parse_number(extension["more"] or extension["before"])
        more = _as_months(count, extension["unit"] or extension["unit2"])
        is_total = _is_extension_to_total(sentence, extension)
        is_added = bool(extension["by"] or extension["before"])
        most = more if is_total or (not is_added and more > least) else least + more
        certain = bool(is_total or is_added)
        return (
            [FactMatch("duration", {"duration_max": most}, *extension.span(), certain)]
            if most > least
            else []
        )
    rest = sentence[duration_match.end() :]
    again = _LENGTH.search(rest)
    if again and re.match(r"\s*,?\s*(?:or|eller)\s+$", rest[: again.start()]):
        most = _as_months(parse_range(again["span"])[-1], again["unit"])
        at = duration_match.end()
        return [FactMatch("duration", {"duration_max": most}, at + again.start(), at + again.end())]
    if again and has_cue_word("duration", "longer", rest[: again.end()]):
        most = _as_months(parse_range(again["span"])[-1], again["unit"])
        start = duration_match.end()
        if most > least and not has_cue_word(
            "duration", "against", rest[max(0, again.start() - 35) : again.start()]
        ):
            return [
                FactMatch(
                    "duration", {"duration_max": most}, start + again.start(), start + again.end()
                )
            ]
    return []


def _is_extension_to_total(sentence: str, extension: re.Match[str]) -> bool:
    """Whether an extension states the total ("to at most five years"), not what is added."""
    begin = sentence[extension.start() : extension.start("more")] if extension["more"] else ""
    return _TO_TOTAL.search(begin) is not None and "möjlighet" not in begin.casefold()


_TO_TOTAL: Final = re.compile(
    r"(?<!up\s)(?<!upp\s)\b(?:to|till)\s+(?:(?:a|the|en|total\w*|sammanlagt|maxim\w+|most|at|of|högst|upp|max)\.?\s+)*$",
    re.IGNORECASE,
)


def _as_months(count: int, unit: str) -> int:
    return count * 12 if unit.casefold().startswith(("y", "år")) else count


def is_duration_of_something_else(sentence: str, start: int, end: int) -> bool:
    """Whether a length is not that of the employment: "the first contract is valid for one year"."""
    return has_cue_word("duration", "against", sentence[max(0, start - 30) : end])
