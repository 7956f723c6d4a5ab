"""Finds teaching, duration, extent, form and start of the employment by patterns of sentences."""

import re
from datetime import date
from typing import Any, Final

from people.formats.date_parsing import DATE, parse_date
from vacancies.parser.text.numbers import NUMBER, RANGE, parse_number, parse_range
from vacancies.parser.text.results import FactMatch

_UNIT: Final = (
    r"(?P<unit>years?|months?|år|månad(?:er)?)\b(?!\s+(?:of\s+)?(?:old|experience|sedan|ago))"
)
_SHARE: Final = (
    r"(?:up\s+to|at\s+most|a\s+maximum\s+of|max(?:imum|imalt|\.)?|upp\s+till|högst"
    r"|corresponding\s+to"
    r"|motsvarande)"
)
_TEACHING: Final = (
    r"(?:teach(?:ing)?\b|departmental\s+duties|undervis\w*|institutionstjänstgöring"
    r"|assistant\s+duties)"
)
_OF_FULL: Final = (
    r"(?:\s*(?:of|av)\s+(?:a\s+)?(?:full[- ]?time|working\s+(?:hours|time)|heltid|tjänsten))?"
)
_EXTENDED: Final = (
    r"(?:\s*;?\s*(?:the\s+(?:position|employment)\s+is\s+extended\s+accordingly"
    r"|(?:tjänsten|anställningen)\s+förlängs\s+i\s+motsvarande\s+mån))?"
)
_TEACHES: Final = re.compile(
    r"(?:(?:contribute\s+to|participate\s+in|the\s+possibility\s+(?:to|of)|(?:bidra|delta)\s+"
    r"(?:till|i)"
    r"|(?:en\s+)?möjlighet(?:en)?\s+(?:till|att))\s+)?"
    rf"{_TEACHING}(?:\s*(?:,|and|och|or|eller|other|annan|in)\s*)*"
    rf"(?:{_TEACHING})?[^.;:\d%]{{0,40}}?"
    rf"{_SHARE}\s*(?P<share>\d{{1,2}})\s*(?:%|per\s?cent|procent){_OF_FULL}{_EXTENDED}",
    re.IGNORECASE,
)
_SHARE_OF_TEACHING: Final = re.compile(
    rf"{_SHARE}\s*(?P<share>\d{{1,2}})\s*(?:%|per\s?cent|procent){_OF_FULL}[^.;:\d]{{0,40}}?"
    rf"{_TEACHING}(?:\s+(?:and|och|or|eller)\s+(?:other\s+|annan\s+)?{_TEACHING})?",
    re.IGNORECASE,
)
_LABEL: Final = (
    r"(?:duration|contract\s+(?:length|period)|length|employment\s+period|varaktighet"
    r"|anställningstid|period)\s*:\s*"
)
_LIMITED: Final = re.compile(
    rf"(?:(?:time[- ])?limited|temporary|fixed[- ]term|tidsbegränsad\w*|visstids\w*)(?:\s+"
    rf"(?:position|"
    rf"employment|contract|appointment|anställning\w*|tjänst\w*))?(?:\s+(?:to|for|of|lasting"
    rf"|till|på|i|om|a|"
    rf"period|maximum|max|up|högst|maximalt))*,?\s+(?:for\s+)?\(?(?P<span>{RANGE})[- ]{_UNIT}\)?",
    re.IGNORECASE,
)
_AT_MOST: Final = re.compile(r"\b(?:max\w*|högst|up\s+to|upp\s+till|at\s+most)\b", re.IGNORECASE)
_LASTS: Final = re.compile(
    rf"(?:{_LABEL}|(?:position|employment|contract|appointment|tjänst\w*|anställning\w*"
    rf"|fellow(?:ship)?|postdoc\w*|researcher"
    rf"|thesis|arbete\w*)\s+(?:is|lasts?|runs?|avser|gäller|pågår|är|omfattar|varar)?\s*(?:for"
    rf"|of|i|på|om|under|till)?"
    rf"\s*(?:a\s+period\s+of\s+|en\s+tid\s+av\s+)?)(?P<span>{RANGE})[- ]{_UNIT}",
    re.IGNORECASE,
)
_LONGER: Final = re.compile(
    rf"(?:,?\s*(?:which|vilket|that|and|och|but|men)\s+)?(?:(?:can|may|kan)\s+be\s+|kan\s+)?"
    rf"(?:extend|prolong|förläng)\w*[^.;\d]{{0,40}}?(?<!up\s)(?<!upp\s)\b(?:to|till)\s+(?:a\s+(?:total"
    rf"|maximum)\s+of\s+|högst\s+"
    rf"|at\s+most\s+|totalt\s+)?(?P<most>{NUMBER})\s+{_UNIT}",
    re.IGNORECASE,
)
_MAY_BE_LONGER: Final = re.compile(
    r"exten[ds]|prolong|renew|förläng|ytterligare|further|another|sammanlag|total|längst|\+|\bplus\b",
    re.IGNORECASE,
)
_EXTENT: Final = re.compile(
    r"(?:(?:extent|scope|workload|working\s+hours|omfattning|anställningsgrad"
    r"|sysselsättningsgrad|contract\s+type)\s*:\s*)?"
    r"(?:(?P<full>full[- ]?time(?!\s+(?:equivalent|doctoral|education|stud))|heltid"
    r"(?:sanställning|stjänst)?)|part[- ]?time|deltid)"
    r"\s*,?\s*\(?(?P<share>\d{1,3})?\s*(?(share)(?:%|per\s?cent|procent))\)?(?:\s+(?:position"
    r"|employment))?"
    r"|(?:extent|scope|workload|full[- ]time\s+equivalent|omfattning|anställningsgrad"
    r"|sysselsättningsgrad)\s*:\s*"
    r"(?P<only>\d{1,3})\s*%"
    r"(?:\s*\(?(?:full[- ]?time|heltid)\)?)?",
    re.IGNORECASE,
)
_OF_FULL_TIME: Final = re.compile(
    r"(?:(?:omfattning(?:en)?|the\s+work|the\s+position|arbetet|tjänsten|anställningen)\s+"
    r"(?:is|are|är|amounts\s+to|corresponds\s+to|motsvarar|omfattar|avser)\s+)?"
    r"(?P<share>\d{1,3})\s*(?:%|per\s?cent|procent)\s+(?:of|av)\s+(?:a\s+|en\s+)?"
    r"(?:full[- ]?time(?:\s+(?:position|employment))?|heltid(?:stjänst)?)\b",
    re.IGNORECASE,
)
# "The salary is … for full-time work": the pay of another extent.
_AT_FULL_TIME: Final = re.compile(
    r"(?:salar|wage|\bpay\b|\blön).*(?:full[- ]?time|heltid)"
    r"|(?:full[- ]?time|heltid).*(?:salar|wage|\bpay\b|\blön)",
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(
    r"(?:%|cent|procent\w*)\s+(?:of|av)\s+(?:a\s+|en\s+)?$", re.IGNORECASE
)
_STUDIES: Final = re.compile(r"(?:full[- ]?time\s+stud|heltidsstud)", re.IGNORECASE)
_FORM_LABEL: Final = (
    r"(?:(?:type|form)\s+of\s+employment|employment\s+(?:type|form)|contract\s+type"
    r"|anställningsform|typ\s+av\s+anställning)\s*:\s*"
)
_FIXED: Final = re.compile(
    rf"(?:{_FORM_LABEL})?(?:\b(?:temporary|fixed[- ]term|time[- ]limited|limited)\s+(?:position"
    rf"|employment"
    r"|contract|appointment)|tidsbegränsad\s+(?:anställning|tjänst)|tidsbegränsat?"
    r"|visstidsanställning)"
    rf"|{_FORM_LABEL}(?:temporary|fixed[- ]term|tidsbegränsad|visstid)\b",
    re.IGNORECASE,
)
_PERMANENT: Final = re.compile(
    rf"(?:{_FORM_LABEL})?(?:permanent\s+(?:position|employment|contract)|tillsvidareanställning"
    r"|(?:anställning\s+)?tills\s+vidare)"
    rf"|{_FORM_LABEL}(?:permanent|tillsvidare)\b",
    re.IGNORECASE,
)
_START_LABEL: Final = (
    r"(?:(?:preferred\s+|expected\s+)?(?:start(?:ing)?(?:\s+date)?|date\s+of\s+entry"
    r"|first\s+day\s+of\s+employment)|starts?"
    r"|tillträde(?:sdatum)?"
    r"|startdatum|start)\s*(?::|is|are|on|den|är|sker|at|as)?\s*"
)
_START_SOON: Final = re.compile(
    rf"(?P<begin>{_START_LABEL})(?P<soon>as\s+soon\s+as\s+possible|immediately|snarast"
    rf"(?:\s+möjligt)?|omgående)"
    r"|(?P<begin2>begin\s+)(?P<soon2>as\s+soon\s+as\s+possible)",
    re.IGNORECASE,
)
_START_AGREED: Final = re.compile(
    rf"{_START_LABEL}(?:by\s+agreement|as\s+agreed(?:\s+upon)?|according\s+to\s+agreement"
    rf"|to\s+be\s+agreed|flexible"
    r"|negotiable|(?:enligt|efter)\s+(?:överenskommelse|ök\b\.?))",
    re.IGNORECASE,
)
_START_ON: Final = re.compile(rf"{_START_LABEL}(?P<date>{DATE})", re.IGNORECASE)


def find_matches(sentence: str, posting_date: date | None = None) -> list[FactMatch]:
    """Return matches of employment terms, highest priority first: callers drop later ones that overlap."""
    return [
        *_teaching_matches(sentence),
        *_duration_matches(sentence),
        *_extent_matches(sentence),
        *_employment_form_matches(sentence),
        *_start_matches(sentence, posting_date),
    ]


def _teaching_matches(sentence: str) -> list[FactMatch]:
    found = _TEACHES.search(sentence) or _SHARE_OF_TEACHING.search(sentence)
    if found is None:
        return []
    return [FactMatch("teaching", {"teaching_percent": int(found["share"])}, *found.span())]


def _duration_matches(sentence: str) -> list[FactMatch]:
    found, limited = _LIMITED.search(sentence), True
    if found is None:
        found, limited = _LASTS.search(sentence), False
    matches = []
    if found and _MAY_BE_LONGER.search(sentence[found.end() :]) and not _LONGER.search(sentence):
        return []  # read by words: how much longer
    if found:
        least, most = (_as_months(count, found["unit"]) for count in parse_range(found["span"]))
        values: dict[str, Any] = {"duration_min": least}
        if most > least:
            values["duration_max"] = most
        if limited and _AT_MOST.search(found.group()):
            values = {"duration_max": most}
        if limited:
            values["employment_form"] = "fixed"
        matches.append(FactMatch("duration", values, *found.span()))
    if longer := _LONGER.search(sentence):
        most = _as_months(parse_number(longer["most"]), longer["unit"])
        matches.append(FactMatch("duration", {"duration_max": most}, *longer.span()))
    return matches


def _as_months(count: int, unit: str) -> int:
    return count * 12 if unit.casefold().startswith(("year", "år")) else count


def _extent_matches(sentence: str) -> list[FactMatch]:
    if found := _OF_FULL_TIME.search(sentence):
        percent = int(found["share"])
        match = FactMatch("extent", {"extent_percent": percent}, *found.span())
        return [match] if 1 <= percent <= 100 else []
    if _AT_FULL_TIME.search(sentence) or _STUDIES.search(sentence):
        return []
    found = _EXTENT.search(sentence)
    if found is None or _SHARE_OF.search(sentence[: found.start()]):
        return []
    share = found["share"] or found["only"] or ("100" if found["full"] else "")
    if not share or not 1 <= int(share) <= 100:
        return []
    return [FactMatch("extent", {"extent_percent": int(share)}, *found.span())]


def _employment_form_matches(sentence: str) -> list[FactMatch]:
    for pattern, form in ((_FIXED, "fixed"), (_PERMANENT, "permanent")):
        if found := pattern.search(sentence):
            return [FactMatch("employment", {"employment_form": form}, *found.span())]
    return []


def _start_matches(sentence: str, posting_date: date | None) -> list[FactMatch]:
    if found := _START_SOON.search(sentence):
        return [FactMatch("start", {"start": "soon"}, *found.span())]
    if found := _START_AGREED.search(sentence):
        return [FactMatch("start", {"start": "agreement"}, *found.span())]
    found = _START_ON.search(sentence)
    on = parse_date(found["date"], posting_date) if found else None
    if found and on:
        return [FactMatch("start", {"start": "date", "start_on": on}, *found.span())]
    return []
