"""Finds a stored person by key, ORCID iD or e-mail address."""

from typing import Final

from django.core.exceptions import ValidationError

from people.content.importing.source_keys import record_key_from_source
from people.identifiers import orcid
from people.importing.names_on_site import folded_name
from people.models import Person

KEY_KIND: Final = "person"


def person_with_identifiers(
    key: str, orcid_text: str, email: str, full_name: str = ""
) -> Person | None:
    """Find a person by key, else ORCID iD, else e-mail, or None. Raises ValidationError if in doubt.

    Several people may share an e-mail address, so the name must be the same too, if one is given. The
    address of somebody with another name is only in doubt without a key and an ORCID iD.
    """
    by_key = _person_with_key(key) if key else None
    by_orcid = _person_with_valid_orcid(orcid_text) if orcid_text else None
    if by_key and by_orcid and by_key != by_orcid:
        raise ValidationError(
            f"The key belongs to {by_key}, and the ORCID iD to {by_orcid}.", code="different"
        )
    if found := by_key or by_orcid:
        return found
    if not email:
        return None
    return _person_with_email(email, full_name, is_identified=bool(key or orcid_text))


def person_by_key_or_email(text: str) -> Person:
    """Return the person with this key or e-mail address. Raises ValidationError."""
    is_email = "@" in text
    found = person_with_identifiers("" if is_email else text, "", text if is_email else "")
    if found is None:
        raise ValidationError(
            f"The site has nobody with the {'e-mail address' if is_email else 'key'} “{text}”."
        )
    return found


def _person_with_key(key: str) -> Person | None:
    return Person.objects.filter(key=record_key_from_source(KEY_KIND, key)).first()


def _person_with_valid_orcid(text: str) -> Person | None:
    try:
        wanted = orcid.validated_orcid(text)
    except ValidationError:
        return None  # validating the person says why
    found = list(Person.objects.filter(orcid=wanted)[:2])
    if len(found) > 1:
        raise ValidationError("Several people on the site have this ORCID iD.")
    return found[0] if found else None


def _person_with_email(email: str, full_name: str, *, is_identified: bool) -> Person | None:
    found = list(Person.objects.filter(email__iexact=email).in_alphabetical_order())
    same = [
        one for one in found if not full_name or folded_name(one.name) == folded_name(full_name)
    ]
    if not found or (is_identified and not same):
        return None
    if len(same) != 1:
        names = ", ".join(str(one) for one in found[:5])
        raise ValidationError(
            f"The e-mail address belongs to {names}. Add the ORCID iD or key of the person."
        )
    return same[0]
