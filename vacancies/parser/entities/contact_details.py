"""Finds e-mail addresses, phone numbers, the author of a mail and lines that introduce contacts.

Addresses are also found if they are pasted without a space after a name:
"Giuseppe Durisidurisi@chalmers.se" is a name and an address: the part after the capitalised word is
an address made from that name. If the end of the name cannot be determined, nothing is separated.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from vacancies.parser.entities import names

_AT: Final = re.compile(r"\s*[\[({]\s*(?:at|snabel-?a)\s*[\])}]\s*", re.IGNORECASE)
_MAIL: Final = re.compile(
    r"[^\W_][\w.%+-]{0,90}@[a-z0-9-]{1,90}(?:\.[a-z0-9-]+)*\.[a-z]{2,12}|[^\W_][\w.%+-]{0,90}@[A-Z0-9-]{1,90}"
    r"(?:\.[A-Z0-9-]+)*\.[A-Z]{2,12}"
)
PHONE: Final = re.compile(
    r"(?:(?:tel(?:ephone|efon)?|phone|telefon|tfn|mobile?|mobil)\b\.?\s*:?\s*)?"
    r"(?P<number>(?:\+\d{1,3}|\b0)[\d \-–()/]{5,}\d|\(\d{3}\)\s?\d{3}-\d{4}\b)",
    re.IGNORECASE,
)
_SEAM: Final = re.compile(r"(?<=[^\W\d_])(?=[A-Z])")


class FoundEmail(NamedTuple):
    address: str
    start: int
    end: int


def find_emails(text: str, known_addresses: Iterable[str] = ()) -> list[FoundEmail]:
    """Return the e-mail addresses in a text, without names pasted before them; unclear ones are left out."""
    addresses = {address.casefold(): address for address in known_addresses}
    found = []
    for match in _MAIL.finditer(text):
        begin = _email_start_in_token(text[: match.start()], match.group(), addresses)
        if begin is not None:
            found.append(FoundEmail(match.group()[begin:], match.start() + begin, match.end()))
    return found


def separate_names_from_emails(text: str) -> str:
    """Return the text with a space between a name and an e-mail address right after it."""
    for mail in reversed(find_emails(text)):
        if mail.start and text[mail.start - 1].isalpha():
            text = f"{text[: mail.start]} {text[mail.start :]}"
    return text


def restore_at_signs(text: str) -> str:
    """Return the text with "name (at) place.se" turned into an address with @."""
    return _AT.sub("@", text)


def _email_start_in_token(
    text_before: str, token: str, known_addresses: dict[str, str]
) -> int | None:
    """Return the offset at which the e-mail address begins in the token; None if unclear."""
    for address in known_addresses:
        if token.casefold().endswith(address):
            return len(token) - len(address)
    local = token.partition("@")[0]
    if not local[0].isupper():
        return 0
    words = [
        word for word in re.findall(r"[^\W\d_][\w’'-]*", text_before[-60:]) if word[0].isupper()
    ]
    for cut in range(2, len(local)):
        if _is_local_part_of_name(local[cut:], [*words, local[:cut]]):
            return cut
    if words and text_before.endswith((" ", "-")):
        seam = [match.start() for match in _SEAM.finditer(local)]
        return seam[-1] if seam else None
    return 0


def _is_local_part_of_name(local_part: str, names: list[str]) -> bool:
    """Whether the part before @ is made from the name: durisi, giuseppe.durisi, g.durisi, gdurisi."""
    plain = folded_letters(local_part)
    family, given = folded_letters(names[-1]), [folded_letters(name) for name in names[:-1]]
    if not plain or len(family) < 2:
        return False
    firsts = {"", *given, *(name[:1] for name in given)}
    made = {first + family for first in firsts} | {family + first for first in firsts}
    return plain in made or (plain in given and not local_part[:1].isupper())


def is_email_of_name(address: str, name: str) -> bool:
    """Whether an e-mail address is made from a person's name: anna.berg@, berg@, aberg@, anna@."""
    local, words = address.partition("@")[0], name.split()
    if len(words) < 2:
        return False
    folded = folded_letters(local)
    family, given = folded_letters(words[-1]), folded_letters(words[0])
    return (
        _is_local_part_of_name(local, words)
        or (len(family) > 3 and family in folded)
        or folded == given
    )


def is_full_name_in_email(address: str, name: str) -> bool:
    """Whether an e-mail address has the given and the family name: anna.berg@."""
    words = [folded_letters(word) for word in name.split()]
    local = [folded_letters(part) for part in address.partition("@")[0].split(".")]
    return len(local) > 1 and local[0] == words[0] and local[-1] == words[-1]


def is_email_of_somebody_else(address: str, name: str) -> bool:
    """Whether an e-mail address is made from a given and a family name, of which this name has neither."""
    parts = address.partition("@")[0].split(".")
    is_personal = len(parts) == len(name.split()[:2]) and all(
        len(part) > SHORTEST_OF_NAME and part.isalpha() for part in parts
    )
    letters = folded_letters(name)
    return is_personal and not any(folded_letters(part) in letters for part in parts)


SHORTEST_OF_NAME: Final = 2  # letters: "hr.jobs" is nobody's name


def folded_letters(text: str) -> str:
    """Return only the letters of a text, in lower case and without accents, as addresses write them."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    return "".join(letter for letter in letters if letter.isalpha() and letter.isascii())


def find_phone_number(text: str) -> re.Match[str] | None:
    found = PHONE.search(text)
    return found if found and sum(sign.isdigit() for sign in found["number"]) >= 7 else None


def has_contact_details(text: str) -> bool:
    """Whether a text has an e-mail address or a phone number."""
    return bool(find_emails(restore_at_signs(text)) or find_phone_number(text))


# The header "From: Anna Berg <anna@…>", and words of its author.
_MAIL_HEADER: Final = re.compile(
    r"^[> ]*(?:from|från)[ ]*:[ ]*[\"']?(?P<name>[^<\"'\n]{3,80})", re.IGNORECASE | re.MULTILINE
)
_FIRST_PERSON: Final = re.compile(
    r"\b(?:(?-i:I)\s+(?:am|will|shall)|jag|mig|myself|(?:by|with)\s+me|the\s+undersigned|undertecknad)\b",
    re.IGNORECASE,
)


def author_of_mail(text: str) -> str:
    """Return the name in the header "From: Anna Berg <anna@…>"; empty without one."""
    found = _MAIL_HEADER.search(text)
    named = names.name_at_beginning(found["name"]) if found else None
    return named.name if named else ""


def is_in_first_person(text: str) -> bool:
    return _FIRST_PERSON.search(text) is not None


# Lines that introduce contacts.
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
