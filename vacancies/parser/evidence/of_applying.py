"""Evidence for and against the deadline, way to apply and application language in an ad."""

import re
from typing import Final

from vacancies import conf
from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    FactsOfRule,
    contains_word_of_evidence_group,
    evidence_from_conditions,
)
from vacancies.parser.facts.how_to_apply_sentence_patterns import (
    LANGUAGE_PATTERN,
    language_codes_in,
)

APPLYING: Final = frozenset(("how_to_apply", "deadline"))


def evidence_of_deadline(ad: Advertisement) -> Evidence:
    read, on, opens = (
        FactsOfRule(ad, "deadline"),
        ad.fact_value("deadline_on"),
        ad.fact_value("opens_on"),
    )
    is_labelled, is_named = read.is_labelled(), read.has_cue("named")
    return evidence_from_conditions(
        {
            "label": is_labelled,
            "words": is_named,
            "application": read.has_cue("apply"),
            "section": bool(read.fields & APPLYING),
            "again": len({one.source.start for one in read.facts}) > 1,
        },
        {
            "before it opens": bool(on and opens and on < opens) and not is_labelled,
            "only posted": read.has_word_of_evidence_group("posted") and not is_named,
            "another country's time": _is_time_zone_doubtful(ad),
        },
    )


# Telephone numbers and addresses of other countries, and what says that Swedish time is meant.
_ABROAD: Final = re.compile(
    r"\+(?!46)[1-9]\d{0,2}[ (-]|\.(?:uk|ie|fi|ee|us|no|dk|de|at|ch|nl|be|fr)\b"
)
_IN_SWEDEN: Final = re.compile(
    r"\+46|\.se\b|Stockholm|svensk tid|Swedish time|kronor|\bSEK\b|Sverige|Sweden|\b0\d{1,3}-\d"
)


def _is_time_zone_doubtful(ad: Advertisement) -> bool:
    """Whether the deadline would get the site's own time although the ad is of another country.

    In a site outside Sweden only Swedish ads are recognised as foreign.
    """
    site_zone = conf.time_zone()
    has_zone = ad.fact_value("time_zone") not in (None, "", site_zone)
    if ad.fact_value("deadline_time") is None or has_zone:
        return False
    is_swedish = _IN_SWEDEN.search(ad.text) is not None
    if site_zone != conf.SWEDISH_ZONE:
        return is_swedish
    return not is_swedish and _ABROAD.search(ad.text) is not None


_NOT_SO: Final = re.compile(
    r"\b(?:(?<!do )not(?! later| wait)|(?<!dröj )(?<!vänta )inte(?! senare| vänta)|ej)\b"
    r"|\bafter\s+the\s+(?:deadline|closing)|\befter\s+(?:sista|ansökningstid)",
    re.IGNORECASE,
)
_READ_AFTERWARDS: Final = re.compile(
    r"\b(?:review|assess|evaluat|read|consider|interview|granska|urval|bedöm|läs)\w{0,12}[^.]{0,40}"
    r"(?:after\s+the\s+(?:deadline|closing|application)|efter\s+(?:sista|ansökningstid))",
    re.IGNORECASE,
)


def evidence_of_continuous_evaluation(ad: Advertisement) -> Evidence:
    read = FactsOfRule(ad, "continuous")
    return evidence_from_conditions(
        {
            "words": read.has_word_of_evidence_group("continuous"),
            "of applications": read.has_word_of_evidence_group("applications"),
        },
        {
            "not so": any(map(_NOT_SO.search, read.texts)),
            "after the deadline": any(
                _READ_AFTERWARDS.search(text) for _field, text in ad.section_fields_and_sentences
            ),
        },
    )


def evidence_of_application_email(ad: Advertisement) -> Evidence:
    read, address = FactsOfRule(ad, "email"), str(ad.fact_value("apply_email") or "")
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "sent there": read.has_word_of_evidence_group("sends"),
            "section": bool(read.fields & APPLYING),
            "nobody's own": not any(one.email == address for one in ad.posting.contacts),
        },
        {
            "questions": read.has_word_of_evidence_group("asks"),
            "link too": bool(ad.facts_for_rule("link")),
        },
    )


def evidence_of_application_link(ad: Advertisement) -> Evidence:
    read = FactsOfRule(ad, "link")
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "sent there": read.has_word_of_evidence_group("sends"),
            "section": bool(read.fields & APPLYING),
            "address of a system": read.has_word_of_evidence_group("systems"),
        },
        {
            "mail too": bool(ad.facts_for_rule("email")),
            "reading": read.has_word_of_evidence_group("reads_on")
            and not read.has_word_of_evidence_group("sends"),
        },
    )


_WRITTEN_IN: Final = re.compile(
    rf"\b(?:writ\w*|written|skriv\w*|apply|applications?|ansök\w*|documents?|handlingar\w*|they|de)\b"
    rf"[^.;:|]{{0,40}}\b(?:in|på)\s+(?:either\s+)?(?P<listed>{LANGUAGE_PATTERN}(?:\s*(?:,|/|or|eller|och|and)+\s*{LANGUAGE_PATTERN})*)",
    re.IGNORECASE,
)
_NOT_THESE: Final = re.compile(
    r"\b(?:not|inte|ej|other|annat|andra|translat\w*|översätt\w*|översatt\w*)\b", re.IGNORECASE
)


def _allows_further_language(ad: Advertisement, codes: set[str]) -> bool:
    """Whether another sentence about applying lets applicants write in a further language."""
    return any(
        set(language_codes_in(found["listed"]).split()) - codes
        for field, sentence in ad.section_fields_and_sentences
        if field in APPLYING and not _NOT_THESE.search(sentence)
        for found in _WRITTEN_IN.finditer(sentence)
    )


NORTHERN_AND_OTHERS: Final = frozenset(("no", "nb", "da", "de", "fi", "fr", "nl"))


def evidence_of_application_language(ad: Advertisement) -> Evidence:
    read = FactsOfRule(ad, "language")
    codes = set(str(ad.fact_value("application_language") or "").split())
    named = {code for text in read.texts for code in str(language_codes_in(text) or "").split()}
    return evidence_from_conditions(
        {
            "label": read.is_labelled(),
            "application": read.has_word_of_evidence_group("written"),
            "sentence": read.has_certain_fact,
        },
        {
            "more languages": bool(named - codes) or _allows_further_language(ad, codes),
            "rather than another": len(codes) == 1
            and any(contains_word_of_evidence_group("rather", one) for one in read.texts),
            "menu": any("|" in text for text in read.texts) and not read.is_labelled(),
            "unknown language": read.has_word_of_evidence_group("other_languages")
            and not codes & NORTHERN_AND_OTHERS,
        },
    )
