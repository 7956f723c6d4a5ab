"""Finds the number of positions, reference number, programme, and facts of thesis projects."""

import re
from decimal import Decimal
from typing import Any, Final

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_details import PHONE
from vacancies.parser.text.dates_and_times import find_dates
from vacancies.parser.text.numbers import NUMBER, RANGE, parse_range
from vacancies.parser.text.results import FactMatch

_WHO: Final = (
    r"(?:ph\.?d\.?s?|doctoral|doctorand|post-?docs?|postdoctoral|research(?:ers?)?|engineers?|lecturers?|professors?|assistants?|positions?|posts?|vacanc(?:y|ies)|fellows?(?:hips?)?|students?|candidates?"
    r"|doktorand\w*|postdoktor\w*|postdok\w*|forskare|forskningsingenjör\w*|ingenjör\w*|lektor\w*|person|universitetslektor\w*|amanuens\w*|[a-zåäö]*assistent\w*|tjänst(?:er)?|anställning(?:ar)?|befattning(?:ar)?|platser|professor(?:er)?|studenter|exjobb\w*)\b"
)
_FILL: Final = (
    r"(?:\s+(?:full[- ]?time|fully|funded|open|new|paid|ph\.?d\.?|doctoral"
    r"|postdoctoral|postdoc|student|research|senior|associate|assistant"
    r"|tenure[- ]track|permanent|temporary|up\s+to|nya|lediga|finansierade"
    r"|motiverade|motivated|year|\d-year|\w+-year|driven|talented))*"
)
_ASKED: Final = re.compile(
    rf"(?:looking\s+for|look\s+for|seek(?:ing|s)?|recruit(?:ing|s)?|hir(?:e|ing)|invites?|announces?|advertises?|offers?|opens?|openings?\s+for|room\s+for|appoint|available|för|söker|rekryterar|anställer|utlyser|utlyses)\b[^.;]{{0,60}}?\b(?P<count>(?:(?P<up>up\s+to|upp\s+till|högst)\s+)?{RANGE}){_FILL}\s+{_WHO}",
    re.IGNORECASE,
)
# Between the two, these state how many people a unit has: "gruppen för optik har fyra doktorander".
_HAS: Final = re.compile(
    r"\b(?:has|have|har|består|consists?|compris\w+|employs?)\b", re.IGNORECASE
)
# A number of what only an advertisement has, at the beginning of a sentence or after "there are".
_THERE_ARE: Final = re.compile(
    rf"(?:\b(?:there\s+(?:are|is)|we\s+have|have|has|det\s+finns|vi\s+har)\s+(?:currently\s+|now\s+|nu\s+)?|^)(?P<count>(?:(?P<up>up\s+to|upp\s+till|högst)\s+)?{RANGE}){_FILL}\s+(?:positions?|posts?|openings?|vacanc(?:y|ies)|fellowships|studentships|places|tjänster|platser|anställningar|befattningar|doktorandtjänster)\b"
    rf"|\b(?:open\s+|vacant\s+|lediga?\s+)(?:positions?|posts?|tjänst(?:er)?)\s*\((?P<brackets>\d{{1,2}})\)"
    rf"|\bpositions?,?\s+(?P<up2>up\s+to)\s+(?P<many>{NUMBER})\s+in\s+number",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(rf"^(?P<count>{RANGE}){_FILL}\s+{_WHO}", re.IGNORECASE)
_TITLED: Final = re.compile(
    rf"^(?P<count>(?:(?P<up>up\s+to|upp\s+till)\s+)?{RANGE}){_FILL}\s+{_WHO}|\((?P<brackets>{RANGE}\s+(?:platser|tjänster|positions|posts|st|x)(?=[:,)])|[2-9](?=\)))|[,–-]\s+(?P<tail>{RANGE})\s+(?:platser|tjänster|positions?|posts?|vacancies|st)$",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    r"^(?:an?\s+|en\s+)?(?:[\w-]+\s+){0,3}?(?:position|post|student|candidate|fellow|researcher|postdoc|engineer|professor|lecturer|doktorand|postdoktor|forskare|ingenjör|forskningsingenjör|universitetslektor|lektor|projektassistent|amanuens|assistant)\b",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"(?<![\d.,])(?P<credits>\d{1,2}(?:[.,]5)?)(?:\s*|-)(?:hp\b|högskolepoäng|ects\b|(?:ects[- ]"
    r"|higher\s+education\s+|university\s+)?credits?\b)",
    re.IGNORECASE,
)
_CREDITS_OF_THESES: Final = frozenset(map(Decimal, ("7.5", "15", "16", "30", "45", "60")))
LEAST_CREDITS, MOST_CREDITS = Decimal(5), Decimal(60)
_OTHER_CREDITS: Final = re.compile(
    r"\b(?P<other>\d{1,2}(?:[.,]5)?)\s+(?:or|eller|–|-)\s+\d{1,2}(?:[.,]5)?\s*(?:hp\b|ects\b|credits?\b|högskolepoäng)",
    re.IGNORECASE,
)
_STUDENTS: Final = re.compile(
    rf"\b(?P<count>{RANGE})\s+(?:master(?:['’]?s)?\s+|motivated\s+)?(?:students?"
    rf"|studenter|exjobbare|thesis\s+workers)\b(?:,?\s*\(?(?:or|eller)\s+(?P<more>{NUMBER}))?",
    re.IGNORECASE,
)
_ALONE_OR_PAIR: Final = re.compile(
    r"\b(?:alone|individually|single\s+(?:applicants|students)|ensam\w*|själv|individuellt)\b[^.;]{0,40}\b(?:pairs?|two|par|två|grupp)\b"
    r"|\b(?:in\s+pairs|two\s+by\s+two|två\s+och\s+två|i\s+par)\b[^.;]{0,50}\b(?:alone|individually|ensam\w*|själv|individuellt)\b",
    re.IGNORECASE,
)
_IS_EXAMINER: Final = re.compile(
    r"\b(?:is|will\s+be|är|blir)\s+(?:the\s+|your\s+|din\s+)?(?:examiner|examinator)\b",
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
    rf"[Gg]raduate\s+[Ss]chool\s+[\"“”»](?P<quoted>[^\"“”«]{{5,60}})[\"“”«]|(?P<a>(?:{_CAPITALS}\s+)?(?:Graduate|Doctoral|Research)\s+(?:School|Training\s+Network|Programme)(?:\s+(?:in|for|of|on)\s+{_CAPITALS})?(?:\s+\([A-Z][\w-]*\))?)"
    rf"|(?:graduate|doctoral|research)\s+(?:school|programme|network)\s+(?P<b>{_CAPITALS}(?:\s+\([A-Z][\w-]*\))?)"
    rf"|(?P<c>[Ff]orskarskolan\s+(?:för\s+|i\s+)?[\wåäö-]+(?:\s+(?:och\s+)?[\wåäö-]+){{0,3}}?\s*\([A-ZÅÄÖ][\w-]*\))"
    rf"|forskarskolan\s+(?P<d>{_CAPITALS}(?:\s+\([A-Z][\w-]*\))?)"
)
_NUMBER_WORD: Final = re.compile(
    r"\b(?:quot\w+|reference|referens\w*|(?:case|vacancy|file|post|job|registration|announcement|call|position|posting|competition|advert\w*|requisition|diary)"
    r"\s+(?:number|code|id|no\.?|nr\.?|notice|ref\.?)|number|(?:diarie|ärende|referens|annons|tjänste|ref\.?)num(?:mer|ret)\w*|diarienr"
    r"|state|mark\w*|ange|märk\w*|mention|uppge|advertised\s+under|ref\.?|dnr\.?)(?!\w)",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"(?<![\w/@.-])(?P<number>(?:[A-ZÅÄÖ][A-ZÅÄÖ-]{0,9}[ /-])*(?=[\w./:-]*\d)"
    r"(?:[A-ZÅÄÖ]|\d+[/-])[\w./:-]*\w)(?![\w@%])"
)
_IN_BRACKETS: Final = re.compile(r"\((?P<number>(?!20\d\d[-/](?:20)?\d\d\))\d{2,4}[-/]\d{2,4})\)")
_NO_CODE: Final = re.compile(
    r"(?:[A-ZÅÄÖ]{1,9}[ -])?(?:20\d\d|\d{1,2}(?:[.:]\d\d)?)|\d{1,2}[-/]\d{1,2}"
    r"|20\d\d[-/]20\d\d|[A-Z]{1,3}\d{1,3}|ISO.*|COVID.*"
)
NEAR_A_CODE: Final = 45


def find_matches(sentence: str, section_key: str, *, is_thesis: bool) -> list[FactMatch]:
    matches = [
        *_position_count_matches(sentence, section_key, is_thesis=is_thesis),
        *_programme_matches(sentence, section_key),
    ]
    if is_thesis:
        matches += _thesis_matches(sentence, section_key)
    return [*matches, *_reference_number_matches(sentence)]


def _reference_number_matches(sentence: str) -> list[FactMatch]:
    """Return the match of the code after a word for reference number: "quote ASC-2026-19"."""
    others = [one.span() for one in PHONE.finditer(sentence)]
    others += [(one.start, one.end) for one in find_dates(sentence)]
    for found in _CODE.finditer(sentence):
        words = [*_NUMBER_WORD.finditer(sentence[: found.start()])]
        if not words:
            continue
        between = sentence[words[-1].end() : found.start()]
        is_other = any(start < found.end() and found.start() < end for start, end in others)
        if is_other or _NO_CODE.fullmatch(found["number"]) or re.search(r"[.;@]\s", between):
            continue
        if len(between) <= NEAR_A_CODE and not _is_part_of_quotation(found):
            return [FactMatch("reference", {"reference": found["number"]}, *found.span())]
    if alone := _IN_BRACKETS.search(sentence) or _registry_number_match(sentence):
        values = {"reference": alone["number"]}
        return [FactMatch("reference", values, *alone.span(), certain=False)]
    return []


def _is_part_of_quotation(code: re.Match[str]) -> bool:
    """Whether more words are in quotation marks together with a code: "Prog1 VT27" in a subject."""
    before = re.search(r"[\"“”»']\s*$", code.string[: code.start()])
    return before is not None and re.match(r"\s*[\"“”«']", code.string[code.end() :]) is None


# The number of a Swedish registry without a word for it: "senast den 1 mars, LU-PE 2026/119".
_REGISTRY_NUMBER: Final = re.compile(
    r"(?<![\w/@.-])(?P<number>(?!(?:SFS|EU|EG|EC|ISO|IEC|EN|AFS|UFV)\b)[A-ZÅÄÖ]{2,6}(?:-[A-ZÅÄÖ]{1,5})?"
    r"[ -]20\d\d[/:-]\d{2,5})(?![\w/-]|[.:]\d)"
)
_OF_A_RULE: Final = re.compile(
    r"\b(?:enligt|beslut\w*|polic\w+|regler\w*|riktlinje\w*|förordning\w*|according|pursuant|regulation|decision"
    r"|directive|project|projekt\w*|grant|bidrag\w*)\b",
    re.IGNORECASE,
)


def _registry_number_match(sentence: str) -> re.Match[str] | None:
    found = _REGISTRY_NUMBER.search(sentence)
    return None if found is None or _OF_A_RULE.search(sentence) else found


def title_names_one_position(title: str) -> bool:
    """Whether a title names one position: "Doctoral student in …"."""
    return _SINGLE.match(title) is not None


def _position_count_matches(sentence: str, section_key: str, *, is_thesis: bool) -> list[FactMatch]:
    if is_thesis or section_key not in (
        "title",
        "",
        "project_overview",
        "terms",
        "responsibilities",
        "how_to_apply",
    ):
        return []
    patterns = (_TITLED,) if section_key == "title" else (_ASKED, _THERE_ARE, _WANTED)
    every = (match for one in patterns for match in one.finditer(sentence))
    found = next((one for one in every if not _counts_colleagues(one)), None)
    if found is None:
        return []
    parts = found.groupdict()
    text = (
        parts.get("count") or parts.get("brackets") or parts.get("tail") or parts.get("many") or ""
    )
    upto = parts.get("up") or ""
    least, most = parse_range(text[len(upto) :].strip())
    if upto or parts.get("up2"):
        least = 1
    if most > 30 or (section_key != "title" and section_key == "terms" and least == 1):
        return []
    values: dict[str, Any] = {"positions_min": least} | (
        {"positions_max": most} if most > least else {}
    )
    is_article = text.casefold().strip() in ("a", "an", "en", "ett", "one")
    if is_article and found.re is _WANTED:
        return []
    certain = not is_article and found.re in (_TITLED, _ASKED)
    return [FactMatch("positions", values, *found.span(), certain)]


def _counts_colleagues(found: re.Match[str]) -> bool:
    """Whether a number is of the people that a unit has: "the group has four postdocs"."""
    return (
        found.re is _ASKED
        and _HAS.search(found.string, found.start(), found.start("count")) is not None
    )


def _thesis_matches(sentence: str, section_key: str) -> list[FactMatch]:
    matches = []
    if section_key in ("required", "meritorious"):
        return []
    if found := _CREDITS.search(sentence):
        credits = Decimal(found["credits"].replace(",", "."))
        others = {one["credits"] for one in _CREDITS.finditer(sentence)} | {
            one["other"] for one in _OTHER_CREDITS.finditer(sentence)
        }
        certain = credits in _CREDITS_OF_THESES and len(others) == 1
        if LEAST_CREDITS <= credits <= MOST_CREDITS:
            matches.append(FactMatch("credits", {"credits": credits}, *found.span(), certain))
    return [*matches, *_student_count_matches(sentence), *_examiner_matches(sentence)]


def _student_count_matches(sentence: str) -> list[FactMatch]:
    if found := _STUDENTS.search(sentence):
        least, most = parse_range(found["count"])
        if found["more"]:
            most = parse_range(found["more"])[-1]
        if most > MOST_STUDENTS:
            return []
        values = {"students_min": least, "students_max": most}
        return [FactMatch("students", values, *found.span())]
    if found := _ALONE_OR_PAIR.search(sentence):
        values = {"students_min": 1, "students_max": 2}
        return [FactMatch("students", values, *found.span(), certain=False)]
    return []


MOST_STUDENTS: Final = 6


def _examiner_matches(sentence: str) -> list[FactMatch]:
    """Return the match of the examiner: "Examiner: Bo Ek", "Professor Bo Ek is the examiner"."""
    found = _EXAMINER.search(sentence)
    name = names.name_at_beginning(sentence[found.end() :]) if found else None
    if found and name:
        return [FactMatch("examiner", {"examiner": name.name}, *found.span())]
    found = _IS_EXAMINER.search(sentence)
    before = [one for one in names.find_names(sentence) if found and one.end <= found.start()]
    if found is None or not before or found.start() - before[-1].end > NEAR_EXAMINER:
        return []
    return [FactMatch("examiner", {"examiner": before[-1].name}, *found.span())]


NEAR_EXAMINER: Final = 3  # characters


_SCHOOL: Final = re.compile(r"(?:graduate|doctoral|research)\s+\w+", re.IGNORECASE)


def _programme_matches(sentence: str, section_key: str) -> list[FactMatch]:
    if section_key in ("required", "meritorious", "contacts"):
        return []
    found = _PROGRAMME.search(sentence)
    name = next(filter(None, found.groups()), "") if found else ""
    if not found or len(name.split()) < 2 or _SCHOOL.fullmatch(name.strip()):
        return []
    return [FactMatch("programme", {"programme": name.strip()}, *found.span(), certain=False)]
