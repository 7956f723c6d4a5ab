"""Evidence for and against the contacts, supervisors and trade unions read from an ad."""

import re
from typing import Final

from vacancies.parser.entities import affiliations, names
from vacancies.parser.entities.contact_details import (
    author_of_mail,
    folded_letters,
    is_email_of_name,
    is_email_of_somebody_else,
    is_in_first_person,
)
from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    contains_word_of_evidence_group,
    evidence_from_conditions,
)
from vacancies.parser.text import vocabulary
from vacancies.parser.text.results import Contact, Supervisor

ON_THE_SITE: Final = evidence_from_conditions({"on the site": True}, {}, needed=1)
LONGEST_NAME: Final = 3  # words
SHORTEST_WORD: Final = 4  # letters
NO_PERSON: Final = re.compile(
    r"(?:gatan|vägen|gränd(?:en)?|torget|allén|stigen|hallen|huset|byggnaden|salen|laboratoriet|labbet|biblioteket|museet"
    r"|institutet|universitetet|högskolan|centrum|avdelningen|enheten|gruppen|kansliet|skolan|"
    r"kommun|ologi|teknik|vetenskap|ology|ics|istry|ering|ation|straße|strasse|straat)$"
    r"|^(?:building|house|hall|tower|falls|river|bay|island|park|square|lane|road|street|avenue|wing|block|room|floor"
    r"|hus|rum|plan|våning|box|nordic|european|swedish|international|national|royal|saint|st)$",
    re.IGNORECASE,
)
_ROLE_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def may_be_a_persons_name(ad: Advertisement, name: str, address: str = "") -> bool:
    """Whether words may be a name: no role, place or subject, and not in lower case elsewhere.

    A word that the person's address has too is surely a name.
    """
    words = [word for word in name.split() if word not in names.PARTICLES]
    local = folded_letters(address.partition("@")[0])
    return not any(
        names.is_role_word(word)
        or word.casefold() in vocabulary.NO_NAMES
        or (
            folded_letters(word) not in local
            and (
                NO_PERSON.search(word) is not None
                or word.casefold() in vocabulary.ORGANISATIONS
                or (len(word) >= SHORTEST_WORD and word.casefold() in ad.words_seen_in_lower_case)
            )
        )
        for word in words
    )


def is_whole_name(ad: Advertisement, name: str, start: int, end: int) -> bool:
    """Whether no other capitalised word or particle is right beside a name in its source."""
    before, found, after = ad.text[start:end].partition(name)
    if not found:
        return True  # two lines, or an initial: the name does not stand there as it was read
    follows = _GOES_ON.match(after)
    leads = _CAPITAL_BEFORE.search(before)
    return follows is None and (
        leads is None
        or names.is_role_word(leads["word"])
        or leads["word"].casefold().strip(".") in vocabulary.NO_NAMES
    )


_GOES_ON: Final = re.compile(
    r"[^\W\d_]|-|[ ](?:(?:van|von|de|der|den|af|el|al|la|di|da|dos|del|zu|zur|ter|ten|bin|ibn|le|las|los"
    r"|y)[ ]){0,2}[A-ZÅÄÖÆØ][^\W\d_]+"
)
_CAPITAL_BEFORE: Final = re.compile(r"(?:^|[\s(])(?P<word>[A-ZÅÄÖÆØ][\w’'.-]*)[ ]$")


def has_role_word(role: str) -> bool:
    return any(names.is_role_word(word) for word in _ROLE_WORD.findall(role))


def evidence_of_contact(ad: Advertisement, contact: Contact) -> Evidence:
    if contact.kind == "union":
        return evidence_of_union(ad, contact)
    name = contact.name
    if ad.known_objects.find_person(name, contact.email) is not None:
        return ON_THE_SITE
    by_address = is_email_of_name(contact.email, name)
    has_whole_name = by_address and _email_has_family_name_and_initial(contact.email, name)
    before = ad.text[max(0, contact.source.start - 3) : contact.source.end].partition(name)[0]
    return evidence_from_conditions(
        {
            "address": by_address,
            "whole name in the address": has_whole_name,
            "title": bool(contact.honorific),
            "role": has_role_word(contact.role),
            "phone": bool(contact.phone),
            "label": before.rstrip().endswith(":"),
            "again": ad.count_occurrences(name) > 1,
        },
        {
            "no name": not may_be_a_persons_name(ad, name, contact.email),
            "part of a name": not is_whole_name(ad, name, contact.source.start, contact.source.end),
            "long": _is_long_name_unproved(ad, name, contact.email),
            "no role": bool(contact.role)
            and (not is_role_or_topic(contact.role) or _NO_ROLE.search(contact.role) is not None)
            and not (has_whole_name and contact.role[:1].isupper()),  # a unit
            "somebody else's address": is_email_of_somebody_else(contact.email, name),
        },
    )


def _email_has_family_name_and_initial(address: str, name: str) -> bool:
    """Whether an e-mail address has the family name and at least the initial of the given name."""
    words = [folded_letters(word) for word in name.split()]
    local = folded_letters(address.partition("@")[0])
    return words[-1] in local and words[0][:1] in local.replace(words[-1], "", 1)[:1]


def _is_long_name_unproved(ad: Advertisement, name: str, address: str) -> bool:
    """Whether a long name has words that neither the e-mail address nor a repetition proves."""
    words = [word for word in name.split() if word not in names.PARTICLES]
    local = folded_letters(address.partition("@")[0])
    is_proved = (
        all(folded_letters(word)[:1] in local for word in words)
        and folded_letters(words[0]) in local
    )
    return len(words) > USUAL and not is_proved and ad.count_occurrences(name) == 1


USUAL: Final = 2  # words of a name
# What a person is asked about, which stands where a role does: "Project B", "human resources".
_MATTER: Final = re.compile(
    r"(?:(?:questions|frågor)\s+(?:about|on|om)\s+(?:the\s+)?)?"
    r"(?:project|position|track|topic|spår|projekt|tjänst|scien|research|forskning|vetenskap|administrat"
    r"|human\s+resources|personal|hr|recruitment|rekrytering|doktorand|amanuens|student)\w*\b"
    r"(?:\s+\S{1,9}){0,2}(?:,.*)?$",
    re.IGNORECASE,
)


# A number or an address is no part of a role: "professor, B214".
_NO_ROLE: Final = re.compile(r"\d{2}|://|\bwww\.|:\s")


def is_role_or_topic(role: str) -> bool:
    """Whether words beside a name are a role, or what the person is asked about ("Project B")."""
    return has_role_word(role) or _MATTER.match(role) is not None


def evidence_of_union(ad: Advertisement, contact: Contact) -> Evidence:
    is_known = _UNIONS.fullmatch(contact.union) is not None
    person = "" if contact.name == contact.union else contact.name
    return evidence_from_conditions(
        {"known union": is_known, "a person or alone": True},
        {
            "no union": not is_known,
            "no name": bool(person) and not may_be_a_persons_name(ad, person, contact.email),
            "another union": _union_lines_name_another(ad)
            or _is_joined_to_name_not_read(ad, contact.union),
        },
    )


_UNION: Final = re.compile(rf"(?<![\w@.-])(?:{'|'.join(vocabulary.UNIONS)})(?![\w@-])")
_UNIONS: Final = re.compile("(?:{0})(?:\\s?/\\s?(?:{0}))*".format("|".join(vocabulary.UNIONS)))


def _union_lines_name_another(ad: Advertisement) -> bool:
    """Whether the lines about trade unions name a union that the parser has not read."""
    read = {one.union or one.name for one in ad.posting.contacts if one.kind == "union"}
    named = {
        found.group()
        for one in ad.posting.contacts
        if one.kind == "union"
        for found in _UNION.finditer(one.source.text)
    }
    return any(not any(one in other or other in one for other in read) for one in named)


def _is_joined_to_name_not_read(ad: Advertisement, union: str) -> bool:
    """Whether a sentence joins a union to another name that was not read: "with Unionen and the Guild"."""
    if not union:
        return False
    read = [name for one in ad.posting.contacts for name in (one.union, one.name) if name]
    word = r"[A-ZÅÄÖÆØ][\w-]*(?:[ ][A-ZÅÄÖÆØ][\w-]*)*"
    joined = re.compile(
        rf"(?<!\w){re.escape(union)}[ ]+(?:and|och|samt|or|eller)[ ]+(?P<after>{word})"
        rf"|(?P<before>{word})[ ]+(?:and|och|samt|or|eller)[ ]+{re.escape(union)}(?!\w)"
    )
    others = [found["after"] or found["before"] for found in joined.finditer(ad.text)]
    return any(not any(one in name or name in one for name in read) for one in others)


def evidence_of_supervisor(ad: Advertisement, supervisor: Supervisor) -> Evidence:
    name = supervisor.name
    if ad.known_objects.find_person(name) is not None:
        return ON_THE_SITE
    return evidence_from_conditions(
        {
            "said": contains_word_of_evidence_group("supervises", supervisor.source.text),
            "title": bool(supervisor.honorific),
            "again": ad.count_occurrences(name) > 1,
            "contact": any(one.name == name and one.email for one in ad.posting.contacts),
            "listed": len(supervisor.source.text.split()) <= len(name.split()) + 8,
        },
        {
            "no name": not may_be_a_persons_name(ad, name),
            "part of a name": not is_whole_name(
                ad, name, supervisor.source.start, supervisor.source.end
            ),
            "long": len(name.split()) > LONGEST_NAME,
            "another beside": _names_other_than_supervisors(ad, supervisor.source.text),
            "another elsewhere": _names_supervisor_not_read(ad),
            "the author too": _is_first_person_supervisor_missing(ad),
        },
    )


def _is_first_person_supervisor_missing(ad: Advertisement) -> bool:
    """Whether a sentence on supervisors says "I", and the mail's author is unknown or not among them."""
    supervisors = ad.posting.supervisors
    says_i = any(is_in_first_person(one.source.text) for one in supervisors)
    return says_i and author_of_mail(ad.text) not in [one.name for one in supervisors]


def _names_supervisor_not_read(ad: Advertisement) -> bool:
    """Whether a sentence about supervising, outside contacts, names a person not read as a supervisor."""
    return any(
        contains_word_of_evidence_group("supervises", text)
        and _names_other_than_supervisors(ad, text)
        for field, text in ad.section_fields_and_sentences
        if field not in ABOUT_QUESTIONS and not _IS_EXAMINER.search(text)
    )


ABOUT_QUESTIONS: Final = ("contacts", "union")
_IS_EXAMINER: Final = re.compile(r"examin", re.IGNORECASE)


def _names_other_than_supervisors(ad: Advertisement, text: str) -> bool:
    """Whether a sentence about supervising names a person who is not read as a supervisor."""
    known = {one.name for one in ad.posting.supervisors}
    return any(
        one.name not in known and may_be_a_persons_name(ad, one.name)
        for one in affiliations.names_except_affiliations(text)
    )
