"""Finds how to apply by cue words: e-mail address, link or form; language and file rules."""

import re
from typing import Any, Final

from vacancies.parser.entities.contact_details import find_emails, restore_at_signs
from vacancies.parser.entities.document_requirements import OTHER_FILE_TYPE, file_types_in
from vacancies.parser.facts.how_to_apply_sentence_patterns import (
    LANGUAGE_PATTERN,
    language_codes_in,
)
from vacancies.parser.text.results import FactMatch

_IN_LANGUAGE: Final = re.compile(
    rf"\b(?:in|på)\s+(?:either\s+)?(?P<one>{LANGUAGE_PATTERN})(?:\s+language)?(?P<more>(?:\s*(?:,|or|eller|and|och|/)+\s*(?:or\s+|eller\s+|in\s+|på\s+)*(?:an?\s+)?{LANGUAGE_PATTERN})*)",
    re.IGNORECASE,
)
_ALSO: Final = re.compile(
    rf"\b(?:also|också|även)\b[^.;]{{0,30}}\b(?:in|på)\s+(?P<two>{LANGUAGE_PATTERN})"
    rf"|\b(?P<three>{LANGUAGE_PATTERN})\s+(?:godtas|accepteras|går\s+(?:också|också\s+)?bra|is\s+(?:also\s+)?(?:accepted|fine|welcome|possible))",
    re.IGNORECASE,
)
_WRITTEN: Final = re.compile(
    r"appl|document|writ|submi|file|attach|ansök|skriv|handling|dokument|bifoga"
    r"|\bcv\b|motivation|\bwe\s+(?:need|want)|vi\s+(?:behöver|vill\s+ha)|material|brev|letter|lämna|enclos|pdf|upload|ladda|^allt?\b|^everything\b"
    r"|^(?:it|they|den|de)\s+(?:must|should|shall|ska(?:ll)?|måste|bör)\s+(?:be|vara)\s+(?:in|på)\b",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(
    r"translat|översätt|original|skills|profici|kunskap|teach|undervis|tal\s+och\s+skrift|oral|fluen|report|rapport|avhandling|thesis\s+(?:is|may)",
    re.IGNORECASE,
)
_SENDS: Final = re.compile(
    r"\b(?:send|sent|submi\w*|(?:e-?)?mail(?:ed)?(?!\s*:)|apply|applications?|skicka\w*|mejla\w*|maila\w*|ansök\w*|anmäl\w*|sök|(?:ett\s+)?(?:mejl|mail|e-post(?:meddelande)?)\s+till|hör\s+av\s+dig|drop\s+(?:me|us)\s+a\s+line|get\s+in\s+touch|write\s+to|skriv\s+till|respond|hand\s+in)\b",
    re.IGNORECASE,
)
_NO_MAIL: Final = re.compile(
    r"referee|letters?\s+of\s+rec|reference\s+letter|recommendation|question|quer(?:y|ies)|enquir|inquir|contact|frågor|upplysning|information|union|fack|kontakta|technical|problem"
    r"|no\s+applications|not\s+(?:be\s+)?(?:accept|read|consider)|beaktas\s+inte|behandlas\s+inte",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"https://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]", re.IGNORECASE)
_AT_PORTAL: Final = re.compile(
    r"appl|submi|portal|register|regist|system|form\b|link|recruit|ansök|sök\b|söker|lämna|rekryter|formulär|anmäl|länk|upload|website|webbplats|havjobb|via\b|through",
    re.IGNORECASE,
)
_OTHER_PAGE: Final = re.compile(
    r"read\s+more|more\s+(?:about|information)|läs\s+mer|mer\s+om"
    r"|information\s+(?:on|about|om)|see\b|policy|privacy|gdpr|meeting|films",
    re.IGNORECASE,
)
_FORM: Final = re.compile(
    r"button|knappen|knapp\b|apply\s+now|apply\s+online|[\"“”](?:ansök|sök|apply|log\s*in|login)[^\"“”]*[\"“”]|formuläret|application\s+form|form\s+on\s+this|on\s+this\s+page|link\s+below|login\s+and\s+apply",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(
    r"(?:max(?:imum|imalt|\.)?|at\s+most|up\s+to|no\s+(?:larger|more)\s+than|not\s+(?:more|larger)\s+than|högst|larger\s+than|exceed(?:ing)?|om|limit\w*|size|storlek\w*)\s+(?:of\s+|size\s+|är\s+|vara\s+|is\s+|to\s+|max\.?\s+)*(?P<size>\d{1,3})\s*MB\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?:name[ds]?|call(?:ed)?|döp\w*|namnge\w*|döpt\w*|namn(?:et)?|benämn\w*|label(?:led)?)\b[^.:\"“”]{0,50}?(?:\bas\b|:|\btill\b|\benligt\b|\bfiles?\b|\bit\b|,)?\s*[\"“”'(]?(?P<name>[A-ZÅÄÖ][\w-]*_[\w.-]*\w)",
    re.IGNORECASE,
)


# The subject of the mail: 'with the subject "PhD 27"', 'Skriv "Amanuens" i ämnesraden'.
_SUBJECT: Final = re.compile(
    r"\b(?:subject|ämne\w*|mark(?:ed)?|märk\w*)\b[^\"“”».]{0,25}[\"“”»](?P<a>[^\"“”«]{3,80})[\"“”«]"
    r"|[\"“”»](?P<b>[^\"“”«]{3,80})[\"“”«](?=[^.\"“”]{0,60}\b(?:subject|ämnesrad))",
    re.IGNORECASE,
)


def _question_before_sentence(sentence: str, paragraph: str) -> str:
    """Return the question right before a sentence in its paragraph; empty if there is none."""
    text = paragraph.partition(sentence)[0].rstrip()
    return re.split(r"[.!?]\s", text)[-1] if text.endswith("?") else ""


def find_matches(sentence: str, section_key: str, paragraph: str = "") -> list[FactMatch]:
    if section_key not in (
        "how_to_apply",
        "deadline",
        "",
        "terms",
        "contacts",
        "project_overview",
        "title",
    ):
        return []
    matches = [
        *_application_email_matches(
            sentence, section_key, _question_before_sentence(sentence, paragraph)
        ),
        *_link_matches(sentence, section_key),
        *_application_form_matches(sentence, section_key),
        *_other_system_matches(sentence, section_key),
    ]
    if section_key in ("how_to_apply", "deadline", "") and (found := _SUBJECT.search(sentence)):
        values = {"application_subject": " ".join((found["a"] or found["b"]).split())}
        matches.append(FactMatch("email", values, *found.span()))
    if section_key in ("how_to_apply", "deadline", ""):
        matches += [*_language_matches(sentence), *_file_rule_matches(sentence)]
    return matches


_LANGUAGE_FIRST: Final = re.compile(
    rf"(?:both\s+|both\s+|in\s+|på\s+|både\s+)?{LANGUAGE_PATTERN}\s*(?:or|and|eller|och|/|,)\s*(?:in\s+|på\s+)?{LANGUAGE_PATTERN}(?:\s+(?:is|are|går|är|will|fungerar)\b|,?\s*(?:as\s+you|whichever|you\s+choose|vilket|som\s+du)\b|\s*\.?$)",
    re.IGNORECASE,
)


# Links beside each other: "Log in | My applications | In English".
_MENU: Final = re.compile(r"\s\|\s[^|]*\s\|\s|[|»·•]\s*(?:in|på)\s+\w+\s*$", re.IGNORECASE)


def _language_matches(sentence: str) -> list[FactMatch]:
    if first := _LANGUAGE_FIRST.match(sentence):
        values = {"application_language": language_codes_in(first.group())}
        return [FactMatch("language", values, *first.span(), certain=False)]
    found = _IN_LANGUAGE.search(sentence)
    if (
        found is None
        or _MENU.search(sentence)
        or not _WRITTEN.search(sentence)
        or _OF_OTHERS.search(sentence)
    ):
        return []
    also = _ALSO.search(sentence[found.end() :])
    codes = language_codes_in(f"{found.group()} {also.group() if also else ''}")
    is_known = set(codes.split()) <= {"en", "sv"} and "gärna" not in sentence
    return [FactMatch("language", {"application_language": codes}, *found.span(), is_known)]


_REFUSED: Final = re.compile(
    r"\b(?:not|never|inte|ej)\b[^.;]{0,12}(?:accept|read|consider|process|behandlas|läses|beaktas|emot)"
    r"|^\s*,?\s*(?:om|if|in\s+case)\b[^.;]{0,40}(?:inte|problem|cannot|can['’]t|unable|not\b)",
    re.IGNORECASE,
)


_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")  # "(CV, contact details of two referees)"


def _application_email_matches(sentence: str, section_key: str, before: str) -> list[FactMatch]:
    mails = find_emails(sentence := restore_at_signs(sentence))
    if not mails or not _SENDS.search(sentence[: mails[0].start]):
        return []
    plain = _IN_BRACKETS.sub(" ", sentence[: mails[0].start])
    around = f"{before[-80:]} {plain[-70:]}"
    is_refused = _REFUSED.search(sentence[mails[0].end : mails[0].end + 40])
    if (
        is_refused
        or _NO_MAIL.search(around)
        or _FOR_QUESTIONS.match(plain)
        or (section_key == "contacts" and "appl" not in sentence)
    ):
        return []
    values: dict[str, Any] = {"apply_email": mails[0].address}
    certain = section_key in ("how_to_apply", "deadline") or bool(
        _ABOUT_APPLYING.search(sentence[: mails[0].start])
    )
    return [FactMatch("email", values, mails[0].start, mails[0].end, certain)]


# "For more information, call … or write to …": what follows is no address for applications.
_FOR_QUESTIONS: Final = re.compile(
    r"\W*(?:for|if\s+you|should\s+you|vid|för|har\s+du|om\s+du)\b[^.]{0,40}?"
    r"\b(?:information|questions?|details?|enquir\w+|inquir\w+|frågor|upplysningar|undrar|mer\s+om)\b"
    r"|\W*(?:om|about|regarding|concerning|angående|rörande)\s+(?:\w+\s+){0,2}\w+\s*:",  # "Om ansökan: …"
    re.IGNORECASE,
)
_ABOUT_APPLYING: Final = re.compile(r"\bappl|\bcv\b|curriculum|\bansök|\bsök\b", re.IGNORECASE)


def _link_matches(sentence: str, section_key: str) -> list[FactMatch]:
    for found in _URL.finditer(sentence):
        before = sentence[max(0, found.start() - 120) : found.start()]
        is_portal = re.search(
            r"appl|job|recruit|rekry|ansok|vacanc|career|ledig|position",
            found.group(),
            re.IGNORECASE,
        )
        is_announced = bool(_AT_PORTAL.search(before))
        if _OTHER_PAGE.search(before[-60:]) or not (is_announced or is_portal):
            continue
        if section_key == "how_to_apply" or (is_announced and is_portal):
            values = {"application_method": "link", "application_url": found.group()}
            return [FactMatch("link", values, *found.span(), is_announced)]
    return []


def _application_form_matches(sentence: str, section_key: str) -> list[FactMatch]:
    found = _FORM.search(sentence) if section_key in ("how_to_apply", "deadline") else None
    if found is None or "https://" in sentence:
        return []
    return [FactMatch("method", {"application_method": "form"}, *found.span(), certain=False)]


# "… through our recruitment system", and no address: this site may not be where to apply.
_OTHER_SYSTEM: Final = re.compile(
    r"\b(?:recruit(?:ment|ing)?|e-?recruitment|applications?|applicant|job|vacanc(?:y|ies)|career)s?[\s-]+(?:system|portal|platform)s?\b"
    r"|\b(?:rekryterings|ansöknings|jobb)-?(?:system|portal|verktyg)\w*"
    r"|\b(?:university|college|institute|school)(?:['’]s)?\s+(?:own\s+)?(?:web\s?site|system|portal)\b"
    r"|\b(?:universitetets|högskolans|institutets|lärosätets)\s+(?:webbplats|hemsida|system|portal)\w*",
    re.IGNORECASE,
)
_NOT_TO_APPLY: Final = re.compile(
    r"personal\s+data|personuppgift|gdpr|privacy|\bproblem|support|technical|teknisk|publish|publicer"
    r"|\b(?:not|never|cannot|inte|ej)\b|read\s+more|läs\s+mer|more\s+(?:about|information)|mer\s+(?:om|information)",
    re.IGNORECASE,
)


def _other_system_matches(sentence: str, section_key: str) -> list[FactMatch]:
    """Return a match if applications go through a system that the sentence names without a link."""
    if section_key not in ("how_to_apply", "deadline") or _NOT_TO_APPLY.search(sentence):
        return []
    found = None if re.search(r"https?://", sentence) else _OTHER_SYSTEM.search(sentence)
    return [FactMatch("system", {"other_system": True}, *found.span(), False)] if found else []


def _file_rule_matches(sentence: str) -> list[FactMatch]:
    matches = []
    types = file_types_in(sentence)
    is_of_one = re.search(r"\(pdf\b", sentence, re.IGNORECASE) and not sentence.endswith(":")
    found = re.search(r"\bpdf\b", sentence, re.IGNORECASE)
    if found and not is_of_one and OTHER_FILE_TYPE not in types:
        matches.append(FactMatch("files", {"file_type": " ".join(types)}, *found.span()))
    if found := _SIZE.search(sentence):
        matches.append(FactMatch("size", {"max_megabytes": int(found["size"])}, *found.span()))
    if found := _NAMED.search(sentence):
        matches.append(
            FactMatch("file_name", {"file_name": found["name"].rstrip(".")}, *found.span("name"))
        )
    return matches
