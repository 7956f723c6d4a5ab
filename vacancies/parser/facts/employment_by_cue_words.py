"""Finds form, duration, extent and teaching share of the employment in running sentences."""

import re
from typing import Final

from vacancies.parser.facts import duration_by_cue_words
from vacancies.parser.text.cue_words import CUES, has_cue_word
from vacancies.parser.text.numbers import NUMBER_WORD, NUMBERS_BY_WORD
from vacancies.parser.text.results import FactMatch

ABOUT_EMPLOYMENT: Final = ("terms", "benefits", "", "project_overview", "how_to_apply", "title")
_PERCENT: Final = re.compile(
    r"(?P<share>\d{1,3})(?:\s*(?:–|-|to|till)\s*(?P<high>\d{1,3}))?[\s-]*(?:%"
    rf"|per\s?cent\b|pct\b|procent\w*)|\b(?P<word>{NUMBER_WORD})[\s-]*(?:per\s?cent\b|procent\w*)",
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
_TEACHES: Final = re.compile(r"(?:teach|undervis|institutionstj|departmental)\w*", re.IGNORECASE)


def find_matches(sentence: str, section_key: str) -> list[FactMatch]:
    matches = [*_teaching_matches(sentence, section_key)]
    if section_key in ABOUT_EMPLOYMENT:
        matches += [
            *duration_by_cue_words.find_matches(sentence, section_key),
            *_extent_matches(sentence, section_key),
            *_employment_form_matches(sentence, section_key),
        ]
    return matches


def percentage_of_label_value(label_value: str) -> int | None:
    """Return the percentage of full time in a labelled value; None for a range or without one."""
    if found := _PERCENT.search(label_value):
        return (
            _percentage_of_match(found)
            if not found["high"] and _percentage_of_match(found) <= 100
            else None
        )
    if found := _FTE.search(label_value):
        return _fte_percentage(found)
    if _HALF.search(label_value):
        return 50
    return (
        100
        if _FULL.search(label_value) or re.match(r"fulltime|heltid", label_value, re.IGNORECASE)
        else None
    )


def _percentage_of_match(match: re.Match[str]) -> int:
    return int(match["share"]) if match["share"] else NUMBERS_BY_WORD[match["word"].casefold()]


_WORKED: Final = re.compile(
    r"full|heltid|part|deltid|omfatt|workload|extent|position|employment|anställ|vikariat|tjänst"
    r"|hours|working|you\s+work|du\s+arbetar|du\s+jobbar|sysselsättningsgrad|appointment|contract",
    re.IGNORECASE,
)


def _extent_matches(sentence: str, section_key: str) -> list[FactMatch]:
    for found in _PERCENT.finditer(sentence):
        near = words_around_percentage(sentence, *found.span(), 30)
        share = _percentage_of_match(found)
        before = sentence[max(0, found.start() - 45) : found.start()]
        is_other = (
            is_share_of_teaching(sentence[: found.start()])
            or has_cue_word("extent", "against", near)
            or has_cue_word("extent", "later", before)
            or not 5 <= share <= 100
        )
        near = sentence[max(0, found.start() - 45) : found.end() + 30]
        if not is_other and (section_key == "title" or _WORKED.search(near)):
            certain = section_key in ("terms", "benefits", "title") and not found["high"]
            return [FactMatch("extent", {"extent_percent": share}, *found.span(), certain)]
    if part := _FTE.search(sentence):
        values = {"extent_percent": _fte_percentage(part)}
        return [FactMatch("extent", values, *part.span())]
    return _extent_in_words_matches(sentence, section_key)


# "Teaching at all levels, corresponding to at most" 20 % of full time.
_TEACHING_UP_TO: Final = re.compile(
    r"(?:teach|undervis|institutionstj|departmental|pedagogisk)\w*[^.;:]{0,80}?\b(?:correspond\w*|equivalent|amount\w*|motsvara\w*"
    r"|up\s+to|at\s+most|more\s+than|exceed\w*|max\w*|högst|upp\s+till|ungefär|cirka|ca|omkring|about|around)"
    r"[^.;:\d]{0,25}$",
    re.IGNORECASE,
)


def is_share_of_teaching(text_before: str) -> bool:
    """Whether the text before a percentage makes it a share of teaching, not of the employment."""
    return _TEACHING_UP_TO.search(text_before) is not None


# "75 % of full time", "a 75 % position": what stands beyond a comma is about something else.
_OF_FULL_TIME: Final = re.compile(
    r".{0,12}?\b(?:of|av)\s+(?:a\s+|en\s+)?(?:full|heltid)"
    r"|[\s-]*(?:ig\w*\s+)?(?:position|post\b|employment|appointment|contract|tjänst|anställning|vikariat)",
    re.IGNORECASE,
)


def words_around_percentage(sentence: str, start: int, end: int, after: int) -> str:
    """Return the words around a percentage, cut at commas if it is a share of full time."""
    before, behind = sentence[max(0, start - 45) : start], sentence[end : end + after]
    is_sure = _OF_FULL_TIME.match(sentence[max(start, end - 30) : end + after]) is not None
    is_apart = before.rstrip()[-1:] in (",", ";", "(") and behind.lstrip()[:1] in (",", ";")
    if is_sure or is_apart or _OF_FULL_TIME.match(behind):
        before = re.split(r"[,;]\s|\($", f" {before}")[-1]
        behind = re.split(r"[,;)](?:\s|$)", behind)[0]
    return f"{before}{sentence[start:end]}{behind}"


def _fte_percentage(match: re.Match[str]) -> int:
    return round(float((match["share"] or match["after"]).replace(",", ".")) * 100)


def _extent_in_words_matches(sentence: str, section_key: str) -> list[FactMatch]:
    for pattern, share in ((_HALF, 50), (_FULL, 100)):
        for found in pattern.finditer(sentence):
            before, after = sentence[: found.start()][-40:], sentence[found.end() :][:16]
            near = f"{before} {after}"
            if not has_cue_word("extent", "against", near) and not re.search(
                r"%|procent|percent|later|senare|\bvid\s*$|\bat\s*$", near.strip()
            ):
                certain = section_key in ("terms", "benefits", "project_overview", "")
                return [FactMatch("extent", {"extent_percent": share}, *found.span(), certain)]
    return []


def _teaching_matches(sentence: str, section_key: str) -> list[FactMatch]:
    if section_key in ("required", "meritorious", "profile", "environment", "contacts"):
        return []
    shares = [(_percentage_of_match(one), one) for one in _PERCENT.finditer(sentence)]
    shares += [(_SHARES[one.group().casefold()], one) for one in _SHARE_WORD.finditer(sentence)]
    cues = list(_TEACHES.finditer(sentence)) or list(CUES["teaching"]["for"].finditer(sentence))
    best: tuple[int, int, re.Match[str]] | None = None
    for share, found in shares:
        near = sentence[max(0, found.start() - 30) : found.end() + 30]
        in_brackets = sentence[: found.start()].endswith("(")
        named = [cue for cue in cues if not in_brackets or cue.end() <= found.start()]
        apart = min((_distance_between_matches(found, cue) for cue in named), default=999)
        if apart <= 90 and share <= 80 and not has_cue_word("teaching", "against", near):
            best = min(filter(None, (best, (apart, share, found))), key=lambda one: one[0])
    if best is None:
        return []
    is_figure = "%" in best[2].group() or "cent" in best[2].group() or "procent" in best[2].group()
    is_teaching = _TEACHES.search(sentence) is not None
    return [
        FactMatch(
            "teaching", {"teaching_percent": best[1]}, *best[2].span(), is_figure and is_teaching
        )
    ]


def teaching_share_as_set(sentence: str) -> set[int]:
    """Return the one share of teaching that a sentence states, as a set; empty without one."""
    return {match.values["teaching_percent"] for match in _teaching_matches(sentence, "")}


def _distance_between_matches(match: re.Match[str], other_match: re.Match[str]) -> int:
    return max(match.start() - other_match.end(), other_match.start() - match.end(), 0)


def is_employment_form_only_possible_later(sentence: str, start: int, end: int) -> bool:
    """Whether a form of employment is only possible later: "with the prospect of a permanent contract"."""
    return _NOT_YET.search(sentence[max(0, start - 60) : end + 25]) is not None


def _employment_form_matches(sentence: str, section_key: str) -> list[FactMatch]:
    found = [
        (match.start(), form, match)
        for form, pattern in FORMS
        if (match := pattern.search(sentence))
        and not is_employment_form_only_possible_later(sentence, *match.span())
    ]
    if not found:
        return []
    _start, form, match = min(found, key=lambda one: one[0])
    is_one = len({one[1] for one in found}) == 1
    about = re.search(
        r"position|employ|appoint|contract|post\b|anställ|tjänst|vikariat", sentence, re.IGNORECASE
    )
    certain = is_one and bool(about) and section_key in ("terms", "benefits")
    return [FactMatch("employment", {"employment_form": form}, *match.span(), certain)]
