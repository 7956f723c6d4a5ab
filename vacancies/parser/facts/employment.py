"""Finds length, form, extent and teaching share of the employment in running sentences."""

import re
from typing import Any, Final

from vacancies.parser.text.cues import CUES, clause_around, has_cue
from vacancies.parser.text.numbers import NUMBER, RANGE, parse_number, parse_range
from vacancies.parser.text.results import Match

ABOUT_EMPLOYMENT: Final = ("terms", "benefits", "", "project_overview", "how_to_apply", "title")
_UNIT: Final = r"(?P<unit>years?|yrs?|months?|års?|månad(?:er)?s?)\b"
_LENGTH: Final = re.compile(
    rf"(?:(?:at\s+least|minst)\s+)?(?P<span>{RANGE}|{NUMBER}\s+(?:och|and)\s+(?:högst|at\s+most)\s+{NUMBER})"
    rf"(?:\s+(?:och|and|to|till|eller|or)\s+(?:högst|at\s+most|maximum|max\.?)\s+(?P<most>{NUMBER}))?[\s-]+{_UNIT}",
    re.IGNORECASE,
)
_FURTHER: Final = re.compile(
    rf"(?:extension|extended|extend|prolong\w*|renew\w*|förläng\w*)[^.;]{{0,40}}?\b(?P<by>by|of|for|med|på|(?:one|two)-year)?\s*(?:up\s+to\s+|another\s+|a\s+further\s+|further\s+|ytterligare\s+|högst\s+)*(?P<more>{NUMBER})[\s-]+(?:further\s+|additional\s+|more\s+)?{_UNIT}"
    rf"|(?P<before>{NUMBER})[\s-]+(?:further\s+)?(?P<unit2>year|month)[\s-]+extension",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(
    r"(?P<share>\d{1,3})(?:\s*(?:–|-|to|till)\s*(?P<high>\d{1,3}))?\s*(?:%"
    r"|per\s?cent\b|percent\b|procent\b)",
    re.IGNORECASE,
)
_FTE: Final = re.compile(
    r"(?P<share>0[.,]\d{1,2}|1[.,]0)\s*fte\b|fte\s*(?:of\s+)?(?P<after>0[.,]\d{1,2})", re.IGNORECASE
)
_FULL: Final = re.compile(
    r"\bfull[-\s]?time\b|\bheltid\b|\bheltids(?:anställning|tjänst)\b", re.IGNORECASE
)
_HALF: Final = re.compile(r"\bhalf[-\s]time\b|\bhalvtid\b", re.IGNORECASE)
_SHARES: Final = {
    "half": 50,
    "hälften": 50,
    "a third": 33,
    "en tredjedel": 33,
    "a quarter": 25,
    "one quarter": 25,
    "en fjärdedel": 25,
    "a fifth": 20,
    "one fifth": 20,
    "en femtedel": 20,
    "a tenth": 10,
    "en tiondel": 10,
}
_SHARE_WORD: Final = re.compile(r"\b(?:" + "|".join(_SHARES) + r")\b", re.IGNORECASE)
_FORMS: Final = (
    ("hourly", r"\b(?:paid\s+by\s+the\s+hour|timanställ\w*|hourly\s+(?:paid|employment))"),
    (
        "fixed",
        (
            r"\b(?:fixed[-\s]term|temporary|time[-\s]limited|limited\s+(?:to|for|term)"
            r"|limited[-\s]term|visstid\w*|tidsbegräns\w*|vikariat\w*)\b"
        ),
    ),
    (
        "permanent",
        (
            r"\b(?:permanent|open[-\s]ended|indefinite|tillsvidare\w*|tills\s+vidare"
            r"|fast\s+(?:anställning|tjänst))\b"
        ),
    ),
)
FORMS: Final = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS)
# A permanent position that may come later, or the part of a name.
_NOT_YET: Final = re.compile(
    r"prospect|lead\s+to|leads\s+to|possib|may\s+become|can\s+become|later|promot|convert|option|intended|considered|opportunit|tenure"
    r"|möjlighet|kan\s+leda|övergå|senare|befordr|permanent\s+(?:resid|associate|lecture|senior|staff|prof)",
    re.IGNORECASE,
)


_TEACHES: Final = re.compile(r"teach|undervis|institutionstj|departmental", re.IGNORECASE)


def find_matches(sentence: str, section_key: str) -> list[Match]:
    matches = [*_teaching_matches(sentence, section_key)]
    if section_key in ABOUT_EMPLOYMENT:
        matches += [
            *_duration_matches(sentence, section_key),
            *_extent_matches(sentence, section_key),
            *_employment_form_matches(sentence, section_key),
        ]
    return matches


def _duration_matches(sentence: str, section_key: str) -> list[Match]:
    further = _FURTHER.search(sentence)
    for found in _LENGTH.finditer(sentence):
        if further and found.start() >= further.start():
            continue
        clause = clause_around(sentence, *found.span())
        before = sentence[max(0, found.start() - 60) : found.start()]
        near = f"{before[-35:]} {sentence[found.end() : found.end() + 14]}"
        if not has_cue("duration", "for", clause) or has_cue("duration", "against", near):
            continue
        if _TOTAL.search(sentence[: found.start()]):
            most = max(_as_months(count, found["unit"]) for count in parse_range(found["span"]))
            return [Match("duration", {"duration_max": most}, *found.span())]
        values = _values_of_duration_match(found)
        matches = [
            Match("duration", values, *found.span(), section_key in ("terms", "benefits", "title"))
        ]
        return [*matches, *_extended_duration_matches(sentence, found, values, further)]
    return _total_duration_matches(sentence, further)


def _total_duration_matches(sentence: str, extension: re.Match[str] | None) -> list[Match]:
    """Return the total length of an employment that is extended, without the length before that."""
    if extension is None or not extension["more"]:
        return []
    is_total = re.search(r"\b(?:to|till)\s+(?:\w+\s+){0,3}$", sentence[: extension.start("more")])
    if not is_total or not has_cue("duration", "for", sentence):
        return []
    most = _as_months(parse_number(extension["more"]), extension["unit"])
    return [Match("duration", {"duration_max": most}, *extension.span())]


_TOTAL: Final = re.compile(
    r"förläng|extended|prolonged|sammanlagt|totalt|in\s+total", re.IGNORECASE
)


def duration_values(label_value: str) -> dict[str, Any]:
    """Return the vacancy values of a labelled length of employment, in months."""
    found = _LENGTH.search(label_value)
    if found is None:
        return {}
    values = _values_of_duration_match(found)
    for match in _extended_duration_matches(
        label_value, found, values, _FURTHER.search(label_value)
    ):
        values |= match.values
    return values


def percentage_in(label_value: str) -> int | None:
    """Return the percentage of full time that a labelled value states; None for a range."""
    if found := _PERCENT.search(label_value):
        return int(found["share"]) if not found["high"] and int(found["share"]) <= 100 else None
    if found := _FTE.search(label_value):
        return _fte_percentage(found)
    if _HALF.search(label_value):
        return 50
    return (
        100
        if _FULL.search(label_value) or re.match(r"fulltime|heltid", label_value, re.IGNORECASE)
        else None
    )


def _values_of_duration_match(match: re.Match[str]) -> dict[str, Any]:
    counts = parse_range(match["span"])
    least, most = (_as_months(count, match["unit"]) for count in counts)
    if match["most"]:
        most = _as_months(parse_number(match["most"]), match["unit"])
    return {"duration_min": least} | ({"duration_max": most} if most > least else {})


def _extended_duration_matches(
    sentence: str,
    duration_match: re.Match[str],
    values: dict[str, Any],
    extension: re.Match[str] | None,
) -> list[Match]:
    """Return the maximum length after an extension: "by one year", "to at most five years"."""
    least = values["duration_min"]
    if extension:
        count = parse_number(extension["more"] or extension["before"])
        more = _as_months(count, extension["unit"] or extension["unit2"])
        begin = sentence[: extension.start("more")] if extension["more"] else ""
        is_total = re.search(r"\b(?:to|till)\s+(?:\w+\s+){0,3}$", begin)
        is_added = bool(extension["by"] or extension["before"])
        most = more if is_total or (not is_added and more > least) else least + more
        certain = bool(is_total or is_added)
        return (
            [Match("duration", {"duration_max": most}, *extension.span(), certain)]
            if most > least
            else []
        )
    rest = sentence[duration_match.end() :]
    again = _LENGTH.search(rest)
    if again and re.match(r"\s*,?\s*(?:or|eller)\s+$", rest[: again.start()]):
        most = _as_months(parse_range(again["span"])[-1], again["unit"])
        at = duration_match.end()
        return [Match("duration", {"duration_max": most}, at + again.start(), at + again.end())]
    if again and has_cue("duration", "longer", rest[: again.end()]):
        most = _as_months(parse_range(again["span"])[-1], again["unit"])
        start = duration_match.end()
        if most > least and not has_cue(
            "duration", "against", rest[max(0, again.start() - 35) : again.start()]
        ):
            return [
                Match(
                    "duration", {"duration_max": most}, start + again.start(), start + again.end()
                )
            ]
    return []


def _as_months(count: int, unit: str) -> int:
    return count * 12 if unit.casefold().startswith(("y", "år")) else count


_WORKED: Final = re.compile(
    r"full|heltid|part|deltid|omfatt|workload|extent|position|employment|anställ|vikariat|tjänst"
    r"|hours|working",
    re.IGNORECASE,
)


def _extent_matches(sentence: str, section_key: str) -> list[Match]:
    for found in _PERCENT.finditer(sentence):
        near = sentence[max(0, found.start() - 45) : found.end() + 30]
        share = int(found["share"])
        is_other = has_cue("extent", "against", near) or not 5 <= share <= 100
        if not is_other and _WORKED.search(near):
            certain = section_key in ("terms", "benefits") and not found["high"]
            return [Match("extent", {"extent_percent": share}, *found.span(), certain)]
    if part := _FTE.search(sentence):
        values = {"extent_percent": _fte_percentage(part)}
        return [Match("extent", values, *part.span())]
    return _extent_in_words_matches(sentence, section_key)


def _fte_percentage(match: re.Match[str]) -> int:
    return round(float((match["share"] or match["after"]).replace(",", ".")) * 100)


def _extent_in_words_matches(sentence: str, section_key: str) -> list[Match]:
    for pattern, share in ((_HALF, 50), (_FULL, 100)):
        for found in pattern.finditer(sentence):
            before, after = sentence[: found.start()][-40:], sentence[found.end() :][:16]
            near = f"{before} {after}"
            if not has_cue("extent", "against", near) and not re.search(
                r"%|procent|percent|later|senare|\bvid\s*$|\bat\s*$", near.strip()
            ):
                certain = section_key in ("terms", "benefits", "project_overview", "")
                return [Match("extent", {"extent_percent": share}, *found.span(), certain)]
    return []


def _teaching_matches(sentence: str, section_key: str) -> list[Match]:
    if section_key in ("required", "meritorious", "profile", "environment", "contacts"):
        return []
    shares = [(int(one["share"]), one) for one in _PERCENT.finditer(sentence)]
    shares += [(_SHARES[one.group().casefold()], one) for one in _SHARE_WORD.finditer(sentence)]
    cues = list(_TEACHES.finditer(sentence)) or list(CUES["teaching"]["for"].finditer(sentence))
    best: tuple[int, int, re.Match[str]] | None = None
    for share, found in shares:
        near = sentence[max(0, found.start() - 30) : found.end() + 30]
        apart = min((_characters_between(found, cue) for cue in cues), default=999)
        if apart <= 90 and share <= 80 and not has_cue("teaching", "against", near):
            best = min(filter(None, (best, (apart, share, found))), key=lambda one: one[0])
    if best is None:
        return []
    is_figure = "%" in best[2].group() or "cent" in best[2].group() or "procent" in best[2].group()
    is_teaching = _TEACHES.search(sentence) is not None
    return [
        Match("teaching", {"teaching_percent": best[1]}, *best[2].span(), is_figure and is_teaching)
    ]


def _characters_between(match: re.Match[str], other_match: re.Match[str]) -> int:
    return max(match.start() - other_match.end(), other_match.start() - match.end(), 0)


def is_only_possible_later(sentence: str, start: int, end: int) -> bool:
    """Whether a form of employment is only possible later: "with the prospect of a permanent contract"."""
    return _NOT_YET.search(sentence[max(0, start - 60) : end + 25]) is not None


def is_duration_of_something_else(sentence: str, start: int, end: int) -> bool:
    """Whether a length is not that of the employment: "the first contract is valid for one year"."""
    return has_cue("duration", "against", sentence[max(0, start - 30) : end])


def _employment_form_matches(sentence: str, section_key: str) -> list[Match]:
    found = [
        (match.start(), form, match)
        for form, pattern in FORMS
        if (match := pattern.search(sentence))
        and not is_only_possible_later(sentence, *match.span())
    ]
    if not found:
        return []
    _start, form, match = min(found, key=lambda one: one[0])
    is_one = len({one[1] for one in found}) == 1
    about = re.search(
        r"position|employ|appoint|contract|post\b|anställ|tjänst|vikariat", sentence, re.IGNORECASE
    )
    certain = is_one and bool(about) and section_key in ("terms", "benefits")
    return [Match("employment", {"employment_form": form}, *match.span(), certain)]
