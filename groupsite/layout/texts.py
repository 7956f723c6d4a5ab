"""The site's contact details and its texts outside its pages, for readers of one language."""

from dataclasses import dataclass
from typing import Any, Final

from wagtail.models import Site

from groupsite.contact.details import ContactDetails
from groupsite.models import SiteWords
from people.content.records.translated_rows import TranslatedText, text_in_language_or_fallback

FIELDS: Final = (
    "announcement",
    "about",
    "contact",
    "areas_heading",
    "people_heading",
    "place_heading",
    "nothing_open",
    "nothing_open_text",
)
FACTS: Final = ("email", "phone", "map_url")
ADDRESS: Final = "visiting_address"


@dataclass(frozen=True)
class SiteTextsAndContact:
    """A site's contact details, and its texts by field name, in the reader's language or another."""

    texts: dict[str, TranslatedText]
    contact_details: ContactDetails


def site_texts_and_contact(site: Site | None, language: str) -> SiteTextsAndContact:
    """Return the contact details and texts of a site for readers of `language`. One query."""
    columns = ("language", ADDRESS, *FIELDS)
    settings = SiteWords.objects.filter(site=site) if site else SiteWords.objects.none()
    rows = list(settings.values(*FACTS, *(f"texts__{name}" for name in columns)))

    def text(name: str) -> TranslatedText:
        found = {row["texts__language"]: row[f"texts__{name}"] for row in rows}
        return text_in_language_or_fallback(
            {code: own for code, own in found.items() if code and own}, language
        )

    facts: dict[str, Any] = {name: rows[0][name] for name in FACTS} if rows else {}
    details = ContactDetails(**facts, visiting_address=text(ADDRESS))
    return SiteTextsAndContact({name: text(name) for name in FIELDS}, details)
