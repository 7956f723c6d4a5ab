"""Lines that introduce contacts, and lines that say nothing but who they are."""

import re
from collections.abc import Iterable
from typing import Final

from vacancies.parser.text import vocabulary
from vacancies.parser.text.results import Contact

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


_WORD: Final = re.compile(r"[^\W_]+")
_SAYS_WHAT_ABOUT: Final = re.compile(r"\b(?:om|about|regarding|concerning)\b", re.IGNORECASE)


def only_names_people(text: str, contacts: Iterable[Contact]) -> bool:
    """Whether a text has nothing but contacts that were found, with their roles and addresses."""
    named = [one for one in contacts if one.name and one.name in text]
    if not named or _SAYS_WHAT_ABOUT.search(text):
        return False
    for one in named:
        for value in (one.email, one.phone, one.name, one.union, *one.role.split(", ")):
            text = text.replace(value, " ") if value else text
    left = {word.casefold() for word in _WORD.findall(text)}
    return left <= vocabulary.BESIDE_CONTACTS | vocabulary.FILLERS | vocabulary.ROLES
