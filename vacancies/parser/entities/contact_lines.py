"""Whether a line is about people with their addresses, and which part of it is about which person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.entities import names
from vacancies.parser.entities.contact_details import find_emails, find_phone, restore_at_signs
from vacancies.parser.text.results import Line

LONGEST_CONTACTS: Final = 400
CONTACT_INTRO: Final = re.compile(
    r"^(?:please\s+)?(?:(?:for|if\s+you\s+have|vid|om\s+du\s+har|har\s+du|vill\s+du\s+veta)\s+)?"
    r"(?:(?:any|more|further|additional|mer|ytterligare|other|några)\s+)*"
    r"(?:questions?|information|enquiries|inquiries|details|frågor|upplysningar|veta\s+mer)?"
    r"(?:\s+(?:about|regarding|concerning|on|om|kring|the|this|position|positions|job|project"
    r"|tjänsten|anställningen|"
    r"projektet|den|här|and|och|or|how|to|apply))*\s*[,?]?\s*"
    r"(?:(?:you\s+(?:are\s+)?(?:welcome|may|can)|(?:du\s+)?(?:är|kan)\s+(?:välkommen|du)?|"
    r"(?:att\s+)?|please|gärna|feel\s+free|to)\s*)*"
    r"(?:(?:ring|mejla|skriv|hör\s+av\s+dig|vänd\s+dig|call|write|turn|get\s+in\s+touch)"
    r"(?:\s+(?:eller|or)\s+\w+)?\s+(?:till|to|with)|contact(?:\s+(?:person|persons|information|details))?|kontakta|kontakt(?:person"
    r"(?:er)?)?|(?:is|are)\s+(?:answered|provided|given)\s+by|"
    r"(?:can\s+be\s+obtained|obtained)\s+from|lämnas\s+av|besvaras\s+av|ges\s+av|svarar)(?:\s+"
    r"(?:gärna|us|oss))?\s*[:,]?\s*",
    re.IGNORECASE,
)


def one_person_each(lines: Sequence[Line]) -> Iterable[Line]:
    """Return the lines; one that has two people with addresses is returned once for each."""
    for line in lines:
        text = line.piece.text
        parts = people_in(text) if len(text) <= LONGEST_CONTACTS else [text]
        if len(parts) > 1 and all(map(_is_reached, parts)):
            yield from (replace(line, piece=replace(line.piece, text=part)) for part in parts)
        else:
            yield line


def _is_reached(text: str) -> bool:
    """Whether the text is a person with an address or a number."""
    return _begins_with_name(text) and _has_address(text)


def _begins_with_name(text: str) -> bool:
    intro = CONTACT_INTRO.match(text)
    text = text[intro.end() :] if intro else text
    label, colon, after = text.partition(":")
    is_labelled = bool(colon) and len(label) <= 40 and names.leading_name(after.strip()) is not None
    return names.leading_name(text) is not None or is_labelled


def _has_address(text: str) -> bool:
    return bool(find_emails(restore_at_signs(text)) or find_phone(text))


def are_contacts(lines: Sequence[Line]) -> bool:
    """Whether these lines contain people with their addresses and nothing else."""
    texts = [line.piece.text for line in lines]
    is_short = all(len(text) <= LONGEST_CONTACTS for text in texts)
    return (
        is_short
        and bool(texts)
        and _begins_with_name(texts[0])
        and any(map(_has_address, texts))
        and all(_begins_with_name(text) or _has_address(text) for text in texts)
    )


_NEXT: Final = re.compile(
    r"\s*;\s*|,?\s+(?:and|or|och|eller|samt)\s+(?:(?:till|to|by|av)\s+)?|(?<=\d)\s+(?=[^\W\d_])"
)


def people_in(text: str) -> list[str]:
    """Return the parts of a sentence that begin with a name; other parts belong to the one before."""
    parts, at = [], 0
    for found in _NEXT.finditer(text):
        if names.leading_name(text[found.end() :]):
            parts.append(text[at : found.start()])
            at = found.end()
    return [*parts, text[at:]]
