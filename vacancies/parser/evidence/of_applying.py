"""What speaks for the deadline, the way to apply and the language of an application."""

import re
from typing import Final

from vacancies.parser.evidence.advertisement import Advertisement, Evidence, evidence, is_labelled
from vacancies.parser.facts.how_to_apply_sentence_patterns import language_codes_in
from vacancies.parser.text import cues

APPLYING: Final = ("how_to_apply", "deadline")
_POSTED: Final = re.compile(
    r"publi(?:sh|cer)|posted|updated|uppdaterad|advertised|inlagd", re.IGNORECASE
)


def evidence_of_deadline(ad: Advertisement) -> Evidence:
    facts, on = ad.facts("deadline"), ad.value("deadline_on")
    texts = [one.source.text for one in facts]
    opens = ad.value("opens_on")
    return evidence(
        {
            "label": is_labelled(facts, "deadline"),
            "words": any(cues.has_cue_word("deadline", "named", one) for one in texts),
            "application": any(cues.has_cue_word("deadline", "apply", one) for one in texts),
            "section": any(ad.field_of(one) in APPLYING for one in facts),
            "again": len({one.source.start for one in facts}) > 1,
        },
        {
            "before it opens": bool(on and opens and on < opens),
            "only posted": any(map(_POSTED.search, texts))
            and not any(cues.has_cue_word("deadline", "named", one) for one in texts),
            "another country's time": _is_zone_doubtful(ad),
        },
    )


# Telephone numbers and addresses of other countries, and what says that Swedish time is meant.
_ABROAD: Final = re.compile(
    r"\+(?!46)[1-9]\d{0,2}[ (-]|\.(?:uk|ie|fi|ee|us|no|dk|de|at|ch|nl|be|fr)\b"
)
_IN_SWEDEN: Final = re.compile(r"\+46|\.se\b|Stockholm|svensk tid|Swedish time")
_SWEDISH: Final = (None, "", "Europe/Stockholm")


def _is_zone_doubtful(ad: Advertisement) -> bool:
    """Whether a time would become Swedish, while telephone numbers are of another country."""
    return (
        ad.value("deadline_time") is not None
        and ad.value("time_zone") in _SWEDISH
        and _ABROAD.search(ad.text) is not None
        and _IN_SWEDEN.search(ad.text) is None
    )


_CONTINUOUS: Final = re.compile(
    r"continuous|rolling|ongoing basis|as (?:they|applications) (?:arrive|come|are received)|löpande|kontinuerligt|allt ?eftersom|efter ?hand|when they (?:come|arrive)|upon receipt|till dess|until (?:filled|the position)",
    re.IGNORECASE,
)
_APPLICATIONS: Final = re.compile(
    r"applic|candidat|ansök|urval|kandidat|interview|intervju|sökande|läser|reviewed|tillsätt|fill",
    re.IGNORECASE,
)
_NOT_SO: Final = re.compile(
    r"\b(?:(?<!do )not(?! later| wait)|(?<!dröj )(?<!vänta )inte(?! senare| vänta)|ej|after\s+the\s+(?:deadline|closing)|efter\s+(?:sista|ansökningstid))\b",
    re.IGNORECASE,
)


def evidence_of_continuous(ad: Advertisement) -> Evidence:
    texts = [one.source.text for one in ad.facts("continuous")]
    elsewhere = " ".join(text for _field, text in ad.sentences)
    return evidence(
        {
            "words": any(map(_CONTINUOUS.search, texts)),
            "of applications": any(map(_APPLICATIONS.search, texts)),
        },
        {
            "not so": any(map(_NOT_SO.search, texts)),
            "after the deadline": re.search(
                r"(?:review|assess|evaluat|read|consider|interview|granska|urval|bedöm|läs)\w*[^.]{0,40}(?:after\s+the\s+(?:deadline|closing|application)|efter\s+(?:sista|ansökningstid))",
                elsewhere,
                re.IGNORECASE,
            )
            is not None,
        },
    )


_SENDS: Final = re.compile(
    r"\b(?:send|sent|submit\w*|e-?mail\w*|mail\w*|skick\w*|mejla\w*|appl(?:y|ication)\w*|ansök\w*|lämna\w*|upload\w*|register\w*|ladda)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:question|enquir|inquir|quer(?:y|ies)|information|contact(?!\s+(?:details|information))|fråg|upplysning|kontakt(?!uppgift)|undrar|ring\b|call\b)",
    re.IGNORECASE,
)


def evidence_of_email(ad: Advertisement) -> Evidence:
    facts, address = ad.facts("email"), str(ad.value("apply_email") or "")
    texts = [one.source.text for one in facts]
    return evidence(
        {
            "label": is_labelled(facts, "email"),
            "sent there": any(map(_SENDS.search, texts)),
            "section": any(ad.field_of(one) in APPLYING for one in facts),
            "nobody's own": not any(one.email == address for one in ad.posting.contacts),
        },
        {
            "questions": any(map(_ASKS.search, texts)),
            "link too": bool(ad.facts("link")),
        },
    )


def evidence_of_link(ad: Advertisement) -> Evidence:
    facts = ad.facts("link")
    texts = [one.source.text for one in facts]
    return evidence(
        {
            "label": is_labelled(facts, "link"),
            "sent there": any(map(_SENDS.search, texts)),
            "section": any(ad.field_of(one) in APPLYING for one in facts),
            "address of a system": any(
                re.search(
                    r"appl|job|vacanc|recruit|career|ansok|lediga|reachmee|varbi|academicpositions|portal",
                    text.casefold(),
                )
                for text in texts
            ),
        },
        {
            "mail too": bool(ad.facts("email")),
            "reading": any(
                re.search(
                    r"\b(?:read\s+more|läs\s+mer|see\s+also|om\s+oss|about\s+us)\b",
                    text,
                    re.IGNORECASE,
                )
                and not _SENDS.search(text)
                for text in texts
            ),
        },
    )


def evidence_of_language(ad: Advertisement) -> Evidence:
    facts = ad.facts("language")
    texts = [one.source.text for one in facts]
    read = set(str(ad.value("application_language") or "").split())
    named = {code for text in texts for code in str(language_codes_in(text) or "").split()}
    return evidence(
        {
            "label": is_labelled(facts, "language"),
            "application": any(
                re.search(r"appl|ansök|document|handling|written|skriv", text, re.IGNORECASE)
                for text in texts
            ),
            "sentence": any(one.certain for one in facts),
        },
        {
            "more languages": bool(named - read),
            "rather than another": len(read) == 1
            and any(
                re.search(r"helst|med fördel|gärna|prefer", text, re.IGNORECASE) for text in texts
            ),
            "unknown language": any(
                re.search(
                    r"norska|danska|norwegian|danish|german|finska|finnish|french|dutch|tyska",
                    text,
                    re.IGNORECASE,
                )
                for text in texts
            )
            and not read & {"no", "nb", "da", "de", "fi", "fr", "nl"},
        },
    )
