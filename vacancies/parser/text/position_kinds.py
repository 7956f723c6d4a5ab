"""Finds the kind of position, the number of positions, and the reference number."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vacancies import conf
from vacancies.parser.text import vocabulary
from vacancies.parser.text.numbers import RANGE, parse_range
from vacancies.parser.text.results import FactMatch

_KINDS: Final = [
    (kind, re.compile("|".join(patterns), re.IGNORECASE))
    for kind, patterns in vocabulary.KINDS.items()
]
_PEOPLE: Final = (
    r"(?:ph\.?d\s+(?:students?|candidates?)|doctoral\s+(?:students?|candidates?)|postdocs?"
    r"|researchers?|interns|trainees|(?:lär|övnings|kurs|labb?)assistenter"
    r"|engineers?|students?|doktorander|doktorand|postdoktorer|forskare|ingenjörer|studenter"
    r"|lecturers?|(?:associate\s+|assistant\s+|full\s+)?professors?|(?:teaching\s+)?assistants?"
    r"|(?:universitets)?lektorer|amanuenser|professorer|forskningsingenjörer)\b"
)
_BETWEEN: Final = (
    r"(?:\s+(?:fully|funded|open|new|paid|ph\.?d|doctoral|postdoctoral|postdoc|student|research"
    r"|helt|nya"
    r"|lediga|finansierade))*"
)
_COUNTED: Final = re.compile(
    rf"(?:number\s+of\s+(?:open\s+)?positions|antal\s+(?:lediga\s+)?(?:tjänster|befattningar"
    rf"|anställningar|platser))\s*:?\s*(?P<a>{RANGE})"
    rf"|\b(?P<b>{RANGE}){_BETWEEN}\s+(?:positions\b|tjänster\b|anställningar\b|doktorandtjänster\b"
    r"|doktorandanställningar\b|fellowships\b|postdoktortjänster\b|befattningar\b)"
    rf"|(?:looking\s+for|seek(?:ing|s)?|recruit(?:ing|s)?|hir(?:e|ing)|invite|söker|rekryterar"
    rf"|anställer|behöver|welcomes?|needs?)\s+(?:vi\s+)?(?:nu\s+)?(?P<c>{RANGE}){_BETWEEN}\s+{_PEOPLE}",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(
    r"(?:ref(?:erence)?\.?(?:\s*(?:number|no|nr|id|code))?\.?|diarienummer|dnr|referensnummer"
    r"|ref\.?\s*nr|reg\.?\s*no|registration\s+number)"
    r"\.?\s*[:#]?\s*(?P<number>(?-i:[A-ZÅÄÖ][A-ZÅÄÖ-]{0,9}[ -]){0,2}(?=[\w./:-]*\d)[A-Z0-9][\w./:-]*\w"
    r"(?:[ ]\d{3,6}(?![\w.:/,-]))?)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"\s*[/–-]\s*\d")  # "2026/ 1834"
# Without a label. A date is no reference number.
# A word for many kinds: "Research Associate (Postdoc)".
GENERAL: Final = ("researcher",)
LABELS: Final = re.compile(
    r"^(?:vacancy|vacant position|open position|job (?:advertisement|announcement)|ledig tjänst"
    r"|ledig anställning|platsannons)\W*$",
    re.IGNORECASE,
)


def _names_of_own_kinds() -> Iterator[tuple[str, str]]:
    """Yield (value, name) for each name of the types of position that the host's settings add."""
    for value, added in conf.extra_position_kinds().items():
        for name in added["names"].values():
            yield value, str(name)


@cache
def _patterns_of_own_kinds(
    values_and_names: tuple[tuple[str, str], ...],
) -> list[tuple[str, re.Pattern[str]]]:
    """Return (value, pattern) of each name, longer names first: they may contain shorter ones."""
    longest_first = sorted(values_and_names, key=lambda pair: -len(pair[1]))
    return [
        (value, re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE))
        for value, name in longest_first
        if name
    ]


def position_kinds_in(text: str) -> list[str]:
    """Return the kinds of position that a title names, in their order; general words come last."""
    found: dict[int, str] = {}
    for kind, pattern in _patterns_of_own_kinds(tuple(_names_of_own_kinds())):
        if match := pattern.search(text):
            found.setdefault(match.start(), kind)
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    for kind, pattern in _KINDS:
        if match := pattern.search(text):
            found.setdefault(match.start(), kind)
    kinds = [kind for _place, kind in sorted(found.items())]
    last = (*GENERAL, "assistant") if _RESEARCH_ASSISTANT.search(text) else GENERAL
    return sorted(kinds, key=last.__contains__)


def names_one_certain_kind(text: str) -> bool:
    """Whether a text names exactly one kind of position, not counting words for several kinds."""
    kinds = [kind for kind in position_kinds_in(text) if kind not in GENERAL]
    return len(kinds) == 1 and not _RESEARCH_ASSISTANT.search(text)


_OCCUPATION: Final = (
    r"(?:coordinator|administrator|manager|officer|director|supervisor|advis[eo]r|secretary|communicator|developer"
    r"|samordnare|koordinator|administratör|handläggare|handledare|chef|sekreterare|kommunikatör|vägledare|utvecklare"
    r"|ansvarig)"
)
_OTHER_OCCUPATION: Final = re.compile(rf"(?:\b|\w){_OCCUPATION}s?\b", re.IGNORECASE)
# What a kind of position only describes: "doctoral network", "PhD programme manager".
_DESCRIBED: Final = re.compile(
    r"[ -]*(?:(?!(?:in|of|for|at|with|to|and|or|on|i|inom|för|vid|med|till|och|eller|på|som)\b)"
    r"[\w&-]+[ -]+)?"
    rf"(?:networks?|schools?|program(?:me)?s?|education|studies|training|supervision|utbildning\w*|nätverk\w*"
    rf"|\w*{_OCCUPATION})\b",
    re.IGNORECASE,
)
_COMPOUND: Final = re.compile(
    rf"(?:doktorand|postdok(?:tor)?|examensarbetes?|exjobbs?)s?(?:utbildning|handledar|handledning|nätverk"
    rf"|program|skol|{_OCCUPATION})\w*",
    re.IGNORECASE,
)


def is_of_another_occupation(title: str) -> bool:
    """Whether a title names a kind of position but is about something else: "PhD programme manager"."""
    spans = [one.span() for _kind, pattern in _KINDS for one in pattern.finditer(title)]
    if not spans:
        return False
    other = _OTHER_OCCUPATION.search(title)
    is_first = other is not None and other.start() < min(start for start, _end in spans)
    return is_first or all(
        _DESCRIBED.match(title[end:]) or _COMPOUND.fullmatch(title[start:end])
        for start, end in spans
    )


# In Germany somebody who works on a doctorate, or has one.
_RESEARCH_ASSISTANT: Final = re.compile(r"\bresearch\s+assistants?\b", re.IGNORECASE)


def is_only_position_kind_or_label(text: str) -> bool:
    """Whether a line contains only the kind of position ("PhD Position"), or a label ("Vacancy")."""
    rest = text
    for _kind, pattern in _KINDS:
        rest = pattern.sub(" ", rest)
    if rest == text:
        return bool(LABELS.match(text))
    return not re.sub(
        r"(?i)\b(?:positions?|projects?|projekt|openings?|announcement|student|tjänst|anställning|vacancy|ledig|a|an|as|in|som|en|hos\s+oss|with\s+us|at\s+our\s+\w+|i\s+vår\s+\w+|available|sökes|wanted)\b|\W",
        "",
        rest,
    )


_CREDITS_OR_TERM: Final = re.compile(
    r"\b\d{1,2}\s*(?:hp|ects|credits|högskolepoäng)\b|\b(?:proposal|förslag)\b"
    r"|\b(?:våren|hösten|vt|ht|vårterminen|höstterminen|spring|autumn|fall)\s*(?:20)?\d\d\b",
    re.IGNORECASE,
)


def is_only_kind_credits_or_term(text: str) -> bool:
    """Whether a line has only a kind of position, with or without credits and term."""
    return is_only_position_kind_or_label(_CREDITS_OR_TERM.sub(" ", text))


_NO_SUBJECT: Final = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|several|en|ett|två|tre|fyra|fem|sex|flera|fully|funded|finansierade?"
    r"|years?|år|we|vi|are|is|seek(?:s|ing)?|looking\s+for|hiring|söker|sökes|anställer|new|nya?|lediga?|open"
    r"|full[- ]time|heltid|for|till"
    r"|students?|candidates?|positions|tjänster|anställningar)\b",
    re.IGNORECASE,
)


def is_position_without_subject(text: str) -> bool:
    """Whether a line says what kind of position it is, and how many, but not about what."""
    return is_only_kind_credits_or_term(_NO_SUBJECT.sub(" ", text))


def begins_with_reference_number(text: str) -> bool:
    """Whether a line begins with a labelled reference number: "Ref. no. 2027-14"."""
    return _REFERENCE.match(text) is not None


_OF_PAGE: Final = re.compile(
    r"(?:\b(?:job|jobb|annons|vacancy)[ -]?id|^id)\b\.?\s*:?\s*(?P<number>\d{3,9})\b", re.IGNORECASE
)


def job_board_number_in(text: str) -> str:
    """Return the number that a job board gives an advertisement ("Job-ID: 3391"); empty without one."""
    found = _OF_PAGE.search(text)
    return found["number"] if found else ""


def find_position_count_and_reference(sentence: str) -> list[FactMatch]:
    matches = []
    if counted := _COUNTED.search(sentence):
        least, most = parse_range(counted["a"] or counted["b"] or counted["c"])
        values = {"positions_min": least} | ({"positions_max": most} if most > least else {})
        if least > 1 or counted["a"]:
            matches.append(FactMatch("positions", values, *counted.span()))
    found = _REFERENCE.search(sentence)
    if found and not _GOES_ON.match(sentence[found.end() :]):
        matches.append(FactMatch("reference", {"reference": found["number"]}, *found.span()))
    return matches
