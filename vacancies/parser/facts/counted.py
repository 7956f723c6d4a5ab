"""Finds positions, reference numbers, programmes, and what a thesis project states."""

import re
from typing import Any, Final

from vacancies.parser.entities import names
from vacancies.parser.text.numbers import RANGE, parse_range
from vacancies.parser.text.results import Match

_WHO: Final = (
    r"(?:ph\.?d\.?s?|doctoral|doctorand|post-?docs?|postdoctoral|research(?:ers?)?|engineers?|lecturers?|professors?|assistants?|positions?|posts?|vacanc(?:y|ies)|fellows?(?:hips?)?|students?|candidates?"
    r"|doktorand\w*|postdoktor\w*|postdok\w*|forskare|forskningsingenjör\w*|ingenjör\w*|lektor\w*|universitetslektor\w*|amanuens\w*|projektassistent\w*|assistent\w*|tjänst(?:er)?|anställning(?:ar)?|befattning(?:ar)?|platser|professor(?:er)?|studenter|exjobb\w*)\b"
)
_FILL: Final = (
    r"(?:\s+(?:full[- ]?time|fully|funded|open|new|paid|ph\.?d\.?|doctoral"
    r"|postdoctoral|postdoc|student|research|senior|associate|assistant"
    r"|tenure[- ]track|permanent|temporary|up\s+to|nya|lediga|finansierade"
    r"|motiverade|motivated|year|\d-year|\w+-year|driven|talented))*"
)
_ASKED: Final = re.compile(
    rf"(?:looking\s+for|look\s+for|seek(?:ing|s)?|recruit(?:ing|s)?|hir(?:e|ing)|invites?|announces?|advertises?|offers?|opens?|has|have|appoint|available|för|söker|rekryterar|anställer|utlyser|utlyses)\b[^.;]{{0,60}}?\b(?P<count>(?:(?P<up>up\s+to|upp\s+till|högst)\s+)?{RANGE}){_FILL}\s+{_WHO}",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    rf"^(?P<count>(?:(?P<up>up\s+to|upp\s+till)\s+)?{RANGE}){_FILL}\s+{_WHO}|\((?P<brackets>{RANGE})\s+(?:platser|tjänster|positions|posts|st)\)",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    r"^(?:an?\s+|en\s+)?(?:[\w-]+\s+){0,3}?(?:position|post|student|candidate|fellow|researcher|postdoc|engineer|professor|lecturer|doktorand|postdoktor|forskare|ingenjör|forskningsingenjör|universitetslektor|lektor|projektassistent|amanuens|assistant)\b",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"(?P<credits>\d{1,2}(?:[.,]5)?)\s*(?:hp\b|högskolepoäng|ects\b|(?:ects[- ]"
    r"|higher\s+education\s+|university\s+)?credits?\b)",
    re.IGNORECASE,
)
_STUDENTS: Final = re.compile(
    rf"\b(?P<count>{RANGE})\s+(?:master(?:['’]?s)?\s+|motivated\s+)?(?:students?"
    rf"|studenter|exjobbare|thesis\s+workers)\b",
    re.IGNORECASE,
)
_EXAMINER: Final = re.compile(
    r"\b(?:examiner|examinator)\b\s*(?:is|will\s+be|är|blir)?\s*:?\s*", re.IGNORECASE
)
_CAPITALS: Final = (
    r"(?:[A-ZÅÄÖ][\w-]*)(?:\s+(?:(?:and|of|for|in|och|för|i|av|the"
    r"|on)\s+){0,2}[A-ZÅÄÖ][\w-]*)*"
)
_PROGRAMME: Final = re.compile(
    rf"(?P<a>(?:{_CAPITALS}\s+)?(?:Graduate|Doctoral|Research)\s+(?:School|Training\s+Network|Programme)(?:\s+(?:in|for|of|on)\s+{_CAPITALS})?(?:\s+\([A-Z][\w-]*\))?)"
    rf"|(?:graduate|doctoral|research)\s+(?:school|programme|network)\s+(?P<b>{_CAPITALS}(?:\s+\([A-Z][\w-]*\))?)"
    rf"|(?P<c>[Ff]orskarskolan\s+(?:för\s+|i\s+)?[\wåäö-]+(?:\s+(?:och\s+)?[\wåäö-]+){{0,3}}?\s*\([A-ZÅÄÖ][\w-]*\))"
    rf"|forskarskolan\s+(?P<d>{_CAPITALS}(?:\s+\([A-Z][\w-]*\))?)"
)
_CODE: Final = re.compile(
    r"(?:quot\w+|quote|reference(?:\s+number)?(?:\s+is)?|referens|state|mark\w*|ange"
    r"|märk\w*|mention"
    r"|uppge)\b[^.;]{0,40}?(?P<number>(?:[A-ZÅÄÖ][A-ZÅÄÖ-]{1,9}[ /-]?)+(?=[\w./:-]*\d)[\w./:-"
    r"]*\w)|\((?P<alone>\d{2,4}[-/]\d{2,4})\)"
)


def find_matches(sentence: str, section_key: str, *, is_thesis: bool) -> list[Match]:
    matches = [
        *_position_matches(sentence, section_key, is_thesis=is_thesis),
        *_programme_matches(sentence, section_key),
    ]
    if is_thesis:
        matches += _thesis_matches(sentence, section_key)
    if found := _CODE.search(sentence):
        number = found["number"] or found["alone"]
        matches.append(
            Match("reference", {"reference": number}, *found.span(), bool(found["number"]))
        )
    return matches


def names_one_position(title: str) -> bool:
    """Whether a title names one position: "Doctoral student in …"."""
    return _SINGLE.match(title) is not None


def _position_matches(sentence: str, section_key: str, *, is_thesis: bool) -> list[Match]:
    if is_thesis or section_key not in (
        "title",
        "",
        "project_overview",
        "terms",
        "responsibilities",
        "how_to_apply",
    ):
        return []
    found = _TITLED.search(sentence) if section_key == "title" else _ASKED.search(sentence)
    if found is None:
        return []
    parts = found.groupdict()
    text = parts["count"] or parts.get("brackets") or ""
    upto = parts.get("up")
    least, most = parse_range(text[len(upto or "") :].strip())
    if upto:
        least = 1
    if most > 30 or (section_key != "title" and section_key == "terms" and least == 1):
        return []
    values: dict[str, Any] = {"positions_min": least} | (
        {"positions_max": most} if most > least else {}
    )
    is_article = text.casefold().strip() in ("a", "an", "en", "ett", "one")
    return [
        Match(
            "positions",
            values,
            *found.span("count" if parts["count"] else "brackets"),
            not is_article,
        )
    ]


def _thesis_matches(sentence: str, section_key: str) -> list[Match]:
    matches = []
    if section_key in ("required", "meritorious"):
        return []
    if found := _CREDITS.search(sentence):
        credits = float(found["credits"].replace(",", "."))
        if credits in (15.0, 30.0, 45.0, 60.0, 16.0):
            matches.append(Match("credits", {"credits": int(credits)}, *found.span()))
    if found := _STUDENTS.search(sentence):
        least, most = parse_range(found["count"])
        if most <= 6:
            values = {"students_min": least, "students_max": most}
            matches.append(Match("students", values, *found.span()))
    if (found := _EXAMINER.search(sentence)) and (
        name := names.leading_name(sentence[found.end() :])
    ):
        matches.append(Match("examiner", {"examiner": name.name}, *found.span()))
    return matches


def _programme_matches(sentence: str, section_key: str) -> list[Match]:
    if section_key in ("required", "meritorious", "contacts"):
        return []
    found = _PROGRAMME.search(sentence)
    name = next(filter(None, found.groups()), "") if found else ""
    if not found or len(name.split()) < 2:
        return []
    return [Match("programme", {"programme": name.strip()}, *found.span(), certain=False)]
