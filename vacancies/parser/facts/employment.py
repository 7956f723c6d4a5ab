"""Finds length, form, extent and teaching share of the employment in running sentences."""

import re
from typing import Any, Final

from vacancies.parser.text.cues import CUES, clause_around, speaks
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


def find(sentence: str, key: str) -> list[Match]:
    matches = [*_teaching(sentence, key)]
    if key in ABOUT_EMPLOYMENT:
        matches += [*_duration(sentence, key), *_extent(sentence, key), *_form(sentence, key)]
    return matches


def _duration(sentence: str, key: str) -> list[Match]:
    further = _FURTHER.search(sentence)
    for found in _LENGTH.finditer(sentence):
        if further and found.start() >= further.start():
            continue
        clause = clause_around(sentence, *found.span())
        before = sentence[max(0, found.start() - 60) : found.start()]
        near = f"{before[-35:]} {sentence[found.end() : found.end() + 14]}"
        if not speaks("duration", "for", clause) or speaks("duration", "against", near):
            continue
        if _TOTAL.search(sentence[: found.start()]):
            most = max(_months(count, found["unit"]) for count in parse_range(found["span"]))
            return [Match("duration", {"duration_max": most}, *found.span())]
        values = _length(found)
        matches = [Match("duration", values, *found.span(), key in ("terms", "benefits", "title"))]
        return [*matches, *_longer(sentence, found, values, further)]
    return _only_longer(sentence, further)


def _only_longer(sentence: str, further: re.Match[str] | None) -> list[Match]:
    """Return the total length that an extension leads to, where another sentence has the first one."""
    if further is None or not further["more"]:
        return []
    is_total = re.search(r"\b(?:to|till)\s+(?:\w+\s+){0,3}$", sentence[: further.start("more")])
    if not is_total or not speaks("duration", "for", sentence):
        return []
    most = _months(parse_number(further["more"]), further["unit"])
    return [Match("duration", {"duration_max": most}, *further.span())]


_TOTAL: Final = re.compile(
    r"förläng|extended|prolonged|sammanlagt|totalt|in\s+total", re.IGNORECASE
)


def find_length(text: str) -> dict[str, Any]:
    """Return the length that the value of a label states."""
    found = _LENGTH.search(text)
    if found is None:
        return {}
    values = _length(found)
    for match in _longer(text, found, values, _FURTHER.search(text)):
        values |= match.values
    return values


def share_in(text: str) -> int | None:
    """Return the percentage that the value of a label states; of a range, none."""
    if found := _PERCENT.search(text):
        return int(found["share"]) if not found["high"] and int(found["share"]) <= 100 else None
    if found := _FTE.search(text):
        return _of_fte(found)
    if _HALF.search(text):
        return 50
    return 100 if _FULL.search(text) or re.match(r"fulltime|heltid", text, re.IGNORECASE) else None


def _length(found: re.Match[str]) -> dict[str, Any]:
    counts = parse_range(found["span"])
    least, most = (_months(count, found["unit"]) for count in counts)
    if found["most"]:
        most = _months(parse_number(found["most"]), found["unit"])
    return {"duration_min": least} | ({"duration_max": most} if most > least else {})


def _longer(
    sentence: str, found: re.Match[str], values: dict[str, Any], further: re.Match[str] | None
) -> list[Match]:
    """Return the length that an extension leads to: "by one year", "to at most five years"."""
    least = values["duration_min"]
    if further:
        count = parse_number(further["more"] or further["before"])
        more = _months(count, further["unit"] or further["unit2"])
        begin = sentence[: further.start("more")] if further["more"] else ""
        is_total = re.search(r"\b(?:to|till)\s+(?:\w+\s+){0,3}$", begin)
        is_added = bool(further["by"] or further["before"])
        most = more if is_total or (not is_added and more > least) else least + more
        certain = bool(is_total or is_added)
        return (
            [Match("duration", {"duration_max": most}, *further.span(), certain)]
            if most > least
            else []
        )
    rest = sentence[found.end() :]
    again = _LENGTH.search(rest)
    if again and re.match(r"\s*,?\s*(?:or|eller)\s+$", rest[: again.start()]):
        most = _months(parse_range(again["span"])[-1], again["unit"])
        at = found.end()
        return [Match("duration", {"duration_max": most}, at + again.start(), at + again.end())]
    if again and speaks("duration", "longer", rest[: again.end()]):
        most = _months(parse_range(again["span"])[-1], again["unit"])
        start = found.end()
        if most > least and not speaks(
            "duration", "against", rest[max(0, again.start() - 35) : again.start()]
        ):
            return [
                Match(
                    "duration", {"duration_max": most}, start + again.start(), start + again.end()
                )
            ]
    return []


def _months(count: int, unit: str) -> int:
    return count * 12 if unit.casefold().startswith(("y", "år")) else count


_WORKED: Final = re.compile(
    r"full|heltid|part|deltid|omfatt|workload|extent|position|employment|anställ|vikariat|tjänst"
    r"|hours|working",
    re.IGNORECASE,
)


def _extent(sentence: str, key: str) -> list[Match]:
    for found in _PERCENT.finditer(sentence):
        near = sentence[max(0, found.start() - 45) : found.end() + 30]
        share = int(found["share"])
        is_other = speaks("extent", "against", near) or not 5 <= share <= 100
        if not is_other and _WORKED.search(near):
            certain = key in ("terms", "benefits") and not found["high"]
            return [Match("extent", {"extent_percent": share}, *found.span(), certain)]
    if part := _FTE.search(sentence):
        values = {"extent_percent": _of_fte(part)}
        return [Match("extent", values, *part.span())]
    return _in_words(sentence, key)


def _of_fte(found: re.Match[str]) -> int:
    return round(float((found["share"] or found["after"]).replace(",", ".")) * 100)


def _in_words(sentence: str, key: str) -> list[Match]:
    for pattern, share in ((_HALF, 50), (_FULL, 100)):
        for found in pattern.finditer(sentence):
            before, after = sentence[: found.start()][-40:], sentence[found.end() :][:16]
            near = f"{before} {after}"
            if not speaks("extent", "against", near) and not re.search(
                r"%|procent|percent|later|senare|\bvid\s*$|\bat\s*$", near.strip()
            ):
                certain = key in ("terms", "benefits", "project_overview", "")
                return [Match("extent", {"extent_percent": share}, *found.span(), certain)]
    return []


def _teaching(sentence: str, key: str) -> list[Match]:
    if key in ("required", "meritorious", "profile", "environment", "contacts"):
        return []
    shares = [(int(one["share"]), one) for one in _PERCENT.finditer(sentence)]
    shares += [(_SHARES[one.group().casefold()], one) for one in _SHARE_WORD.finditer(sentence)]
    cues = list(_TEACHES.finditer(sentence)) or list(CUES["teaching"]["for"].finditer(sentence))
    best: tuple[int, int, re.Match[str]] | None = None
    for share, found in shares:
        near = sentence[max(0, found.start() - 30) : found.end() + 30]
        apart = min((_apart(found, cue) for cue in cues), default=999)
        if apart <= 90 and share <= 80 and not speaks("teaching", "against", near):
            best = min(filter(None, (best, (apart, share, found))), key=lambda one: one[0])
    if best is None:
        return []
    is_figure = "%" in best[2].group() or "cent" in best[2].group() or "procent" in best[2].group()
    is_teaching = _TEACHES.search(sentence) is not None
    return [
        Match("teaching", {"teaching_percent": best[1]}, *best[2].span(), is_figure and is_teaching)
    ]


def _apart(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)


def is_not_yet(sentence: str, start: int, end: int) -> bool:
    """Whether a form of employment is only possible later: "with the prospect of a permanent contract"."""
    return _NOT_YET.search(sentence[max(0, start - 60) : end + 25]) is not None


def is_other_length(sentence: str, start: int, end: int) -> bool:
    """Whether a length is not that of the employment: "the first contract is valid for one year"."""
    return speaks("duration", "against", sentence[max(0, start - 30) : end])


def _form(sentence: str, key: str) -> list[Match]:
    found = [
        (match.start(), form, match)
        for form, pattern in FORMS
        if (match := pattern.search(sentence)) and not is_not_yet(sentence, *match.span())
    ]
    if not found:
        return []
    _start, form, match = min(found, key=lambda one: one[0])
    is_one = len({one[1] for one in found}) == 1
    about = re.search(
        r"position|employ|appoint|contract|post\b|anställ|tjänst|vikariat", sentence, re.IGNORECASE
    )
    certain = is_one and bool(about) and key in ("terms", "benefits")
    return [Match("employment", {"employment_form": form}, *match.span(), certain)]
