"""Finds contacts whose e-mail address stands apart from their name, but is made from it."""

import re
from collections.abc import Sequence

from vacancies.parser.entities.contact_details import (
    find_emails,
    find_phone,
    is_address_of_name,
    is_full_name_in_address,
    restore_at_signs,
)
from vacancies.parser.entities.names import find_names
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import Contact, Line


def contacts_by_address(lines: Sequence[Line], used_addresses: set[str]) -> list[Contact]:
    """Return contacts whose e-mail address is apart from their name, but made from it."""
    named = {
        name.name: name for line in lines for name in find_names(line.piece.text[:LONGEST_READ])
    }
    found: list[Contact] = []
    for line in lines:
        text = restore_at_signs(line.piece.text[:LONGEST_READ])
        for mail in find_emails(text):
            owner = next((one for one in named if is_address_of_name(mail.address, one)), None)
            if owner is None or mail.address in used_addresses:
                continue
            used_addresses.add(mail.address)
            phone = find_phone(re.split(r"[;@]", text[mail.end : mail.end + 70])[0])
            found.append(
                Contact(
                    kind="questions",
                    name=owner,
                    honorific=named[owner].honorific,
                    role=_role_in_brackets(owner, lines, named[owner].title),
                    email=mail.address,
                    phone=phone["number"].strip() if phone else "",
                    source=line.piece,
                    whole=False,
                    certain=is_full_name_in_address(mail.address, owner),
                )
            )
    return found


def _role_in_brackets(name: str, lines: Sequence[Line], default: str) -> str:
    """Return the role in brackets after a name: "Wiebe Harkstra (course coordinator)"; else the default."""
    pattern = re.compile(rf"{re.escape(name)}\s*\((?P<role>[^()@\d]{{3,60}})\)")
    found = next((match for line in lines if (match := pattern.search(line.piece.text))), None)
    return found["role"] if found else default
