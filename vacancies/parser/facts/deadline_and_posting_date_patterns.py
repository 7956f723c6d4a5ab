"""Finds the deadline, continuous evaluation and the posting date by patterns of sentences."""

import re
from datetime import date
from typing import Final

from people.formats.date_parsing import DATE, TIME, parse_date, parse_time
from vacancies.parser.text.results import FactMatch

_ZONE: Final = r"(?:\s*\(?(?:CES?T|Swedish time|local time|svensk tid|lokal tid)\b\)?)*"
_LABEL: Final = (
    r"(?:(?:last|final)\s+(?:day|date)\s+(?:to|for)\s+(?:apply|applying|applications?)"
    r"|(?:^|(?<=\.\s))closes(?:\s+on)?(?=\s*:?\s)"
    r"|last\s+application\s+(?:day|date)|closing\s+date(?:\s+for\s+applications?)?"
    r"|(?:the\s+)?(?:application\s+)?deadline(?:\s+(?:for|to)\s+(?:applications?|apply|applying))?"
    r"|apply\s+(?:by|before|no\s+later\s+than|not\s+later\s+than)"
    r"|sista\s+(?:ansöknings(?:dag|datum)(?:en|et)?|dag(?:en)?\s+(?:för|att)\s+(?:ansökan|ansöka"
    r"|söka))"
    r"|ansök\s+senast|ansökan\s+senast|ansökningstiden\s+går\s+ut)"
)
_DEADLINE: Final = re.compile(
    rf"{_LABEL}(?:\s+(?:is|are|är|on|by|the|of|den|senast))*\s*[:–-]?\s*(?P<date>{DATE})"
    rf"(?:,?\s*(?P<time>{TIME}){_ZONE})?",
    re.IGNORECASE,
)
_SENT_BY: Final = re.compile(
    r"(?:your\s+application|applications?|din\s+ansökan|ansökan|ansökningar(?:na)?)"
    r"\s+(?:should|must|shall|ska(?:ll)?|måste|bör)\s+(?:be\s+|vara\s+|ha\s+)?"
    r"(?:submitted|received|sent(?:\s+in)?|registered|skickas(?:\s+in)?|inkommen|inkomma|inkommit"
    r"|(?:oss\s+)?tillhanda)"
    rf"(?:\s+(?:us|oss))?\s+(?:no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest|by|before|on"
    rf"|senast)(?:\s+(?:on|den))*\s*(?P<date>{DATE})(?:,?\s*(?P<time>{TIME}){_ZONE})?",
    re.IGNORECASE,
)
_SEND_BY: Final = re.compile(
    r"\b(?:send|submit|leave|lodge|file|upload|register|skicka|lämna|registrera)\s+(?:in\s+)?(?:your|the|din)?\s*(?:application|ansökan)\b"
    r"(?P<gap>.{0,200}?)\b(?P<until>by|before|no\s+later\s+than|senast)\s+(?:den\s+)?"
    rf"(?P<date>{DATE})(?:,?\s*(?P<time>{TIME}){_ZONE})?",
    re.IGNORECASE,
)
_CONTINUOUS: Final = re.compile(
    r"(?:(?:the\s+)?applications?|we|ansökningar(?:na)?|ansökan|urval(?:et)?|vi|intervjuer)\b"
    r"[^.;:]{0,45}?(?:evaluat|review|assess|consider|process|screen|bedöm|granska|behandla"
    r"|utvärdera|sker)"
    r"\w*[^.;:]{0,25}?(?:continu\w+|rolling(?:\s+basis)?|as\s+they\s+(?:arrive|come\s+in)|löpande)"
    r"(?:\s+basis)?",
    re.IGNORECASE,
)
_UNTIL_FILLED: Final = re.compile(
    r"(?:(?:position|vacancy|call|applications?|tjänsten|anställningen)\b[^.;:]{0,40}?)?"
    r"(?:until\s+(?:the\s+position\s+is\s+|it\s+is\s+)?filled|tills\s+(?:tjänsten"
    r"|den)\s+är\s+tillsatt"
    r"|no\s+fixed\s+deadline)",
    re.IGNORECASE,
)
ADVICE_TO_APPLY_EARLY: Final = re.compile(
    r"\W*(?:hence|therefore|thus|so)?,?\s*it\s+(?:may|can|might)\s+(?:therefore\s+)?be\s+"
    r"(?:beneficial|advantageous|an\s+advantage)\s+to\s+apply\s+(?:early|"
    r"(?:well\s+)?before\s+the\s+"
    r"deadline)\W*$"
    r"|\W*det\s+kan\s+(?:därför\s+)?vara\s+(?:en\s+fördel|bra)\s+att\s+(?:ansöka|söka)\s+"
    r"(?:tidigt|i\s+god"
    r"\s+tid(?:\s+före\s+sista\s+ansökningsdag(?:en)?)?)\W*$",
    re.IGNORECASE,
)
_POSTED_WORD: Final = (
    r"(?:date|datum|published|publication\s+date|posted|announced|publicerad|publiceringsdatum"
    r"|utlyst|annonsdatum)(?:\s+(?:on|den))?\s*:?\s*"
)
_POSTED: Final = re.compile(rf"(?:{_POSTED_WORD})?(?P<date>{DATE})", re.IGNORECASE)
_POSTED_LABEL: Final = re.compile(rf"{_POSTED_WORD}(?P<date>{DATE})\W*$", re.IGNORECASE)


def find_deadline_matches(sentence: str, posting_date: date | None) -> list[FactMatch]:
    return [
        *_deadline_or_until_filled_matches(sentence, posting_date),
        *_continuous_evaluation_matches(sentence),
    ]


def _deadline_or_until_filled_matches(sentence: str, posting_date: date | None) -> list[FactMatch]:
    patterns = (_DEADLINE, _SENT_BY, _SEND_BY)
    found = next(filter(None, (one.search(sentence) for one in patterns)), None)
    on = parse_date(found["date"], posting_date) if found else None
    if found is None or on is None:
        filled = _UNTIL_FILLED.search(sentence)
        values = {"continuous_evaluation": True}
        return [FactMatch("continuous", values, *filled.span())] if filled else []
    at = parse_time(found["time"]) if found["time"] else None
    start = found.start()
    if len((found.groupdict().get("gap") or "").split()) > LONGEST_GAP:
        start = found.start("until")  # what stands before it says more
    return [FactMatch("deadline", {"deadline_on": on, "deadline_time": at}, start, found.end())]


LONGEST_GAP: Final = 2  # words


def _continuous_evaluation_matches(sentence: str) -> list[FactMatch]:
    found = _CONTINUOUS.search(sentence)
    return (
        [FactMatch("continuous", {"continuous_evaluation": True}, *found.span())] if found else []
    )


def split_posting_date_from_line(line: str) -> tuple[date, str] | None:
    """Return the date that a line begins with, with or without "Published", and the rest; else None."""
    found = _POSTED.match(line.strip())
    on = parse_date(found["date"]) if found else None
    if found is None or on is None:
        return None
    return on, line.strip()[found.end() :].strip(" ,–-|")


def find_posting_date_matches(sentence: str) -> list[FactMatch]:
    """Return the match of a sentence that is a labelled posting date: "Published: 13 May 2025"."""
    found = _POSTED_LABEL.match(sentence)
    on = parse_date(found["date"]) if found else None
    return [FactMatch("opens", {"opens_on": on}, *found.span())] if found and on else []
