"""Finds contacts by an e-mail address made from a name, and phone numbers beside or below names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.entities.contact_details import (
    find_emails,
    find_phone_number,
    is_email_of_name,
    is_full_name_in_email,
    restore_at_signs,
)
from vacancies.parser.entities.names import find_names
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import Contact, Line


def contacts_by_unused_emails(lines: Sequence[Line], used_addresses: set[str]) -> list[Contact]:
    """Return contacts with an address made from their name, not in `used_addresses`; add it there."""
    named = {
        name.name: name for line in lines for name in find_names(line.piece.text[:LONGEST_READ])
    }
    found: list[Contact] = []
    for line in lines:
        text = restore_at_signs(line.piece.text[:LONGEST_READ])
        for mail in find_emails(text):
            owner = next((one for one in named if is_email_of_name(mail.address, one)), None)
            if owner is None or mail.address in used_addresses:
                continue
            used_addresses.add(mail.address)
            phone = find_phone_number(re.split(r"[;@]", text[mail.end : mail.end + 70])[0])
            found.append(
                Contact(
                    kind="questions",
                    name=owner,
                    honorific=named[owner].honorific,
                    role=_role_in_brackets(owner, lines, named[owner].title),
                    email=mail.address,
                    phone=phone["number"].strip() if phone else "",
                    source=line.piece,
                    is_fully_printed=False,
                    certain=is_full_name_in_email(mail.address, owner),
                )
            )
    return found


# "Ring mig på 063-555 27 31": who writes it stands in the head or at the foot of a mail.
_CALL_ME: Final = re.compile(
    r"\b(?:ring(?:a)?|nå|nås|call|phone|reach|ring)\s+(?:mig|me)\s+(?:på|on|at|under)\s+",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"(?:from|från)\s*:\s*(?P<name>[^<,@]+)", re.IGNORECASE)
_FOOT: Final = 4  # lines below a name in which its number may stand


def with_phones_beside_names(contacts: Sequence[Contact], lines: Sequence[Line]) -> list[Contact]:
    """Return the contacts; those for questions without a phone number get the one near their name."""
    texts = [line.piece.text[:LONGEST_READ] for line in lines]
    used = {one.phone for one in contacts}
    found = list(contacts)
    for place, contact in enumerate(contacts):
        if contact.name and not contact.phone and contact.kind == "questions":
            others = [one.name.split()[-1] for one in contacts if one.name and one is not contact]
            number = _phone_beside_name(contact.name, texts, others)
            if number and number not in used:
                used.add(number)
                found[place] = replace(contact, phone=number)
    return found


def _phone_beside_name(name: str, texts: Sequence[str], other_names: Sequence[str]) -> str:
    words = name.split()
    given, family = words[0], words[-1]
    is_writer = any((head := _FROM.match(text)) and family in head["name"] for text in texts)
    for at, text in enumerate(texts):
        call = _CALL_ME.search(text) if is_writer else None
        if call and (phone := find_phone_number(text[call.end() : call.end() + 25])):
            return phone["number"].strip()
        said = re.search(rf"\b(?:{re.escape(given)}|{re.escape(family)})\b", text)
        if said is None:
            continue
        rest = text[said.end() :][:NEAR]
        near = [
            rest.split("@")[0],
            *(texts[at + 1 : at + 1 + _FOOT] if _may_be_name_line(text) else []),
        ]
        for line in near:
            if any(other in line for other in other_names):
                break
            if phone := find_phone_number(line):
                return phone["number"].strip()
    return ""


NEAR: Final = 45  # characters


def _may_be_name_line(text: str) -> bool:
    """Whether a line is short and does not end like a sentence, so that it may contain a name."""
    return len(text) <= LONGEST_NAME_LINE and not text.endswith((".", "!", "?", ":"))


LONGEST_NAME_LINE: Final = 70


def _role_in_brackets(name: str, lines: Sequence[Line], default: str) -> str:
    """Return the role in brackets after a name: "Wiebe Harkstra (course coordinator)"; else the default."""
    pattern = re.compile(rf"{re.escape(name)}\s*\((?P<role>[^()@\d]{{3,60}})\)")
    found = next((match for line in lines if (match := pattern.search(line.piece.text))), None)
    return found["role"] if found else default
