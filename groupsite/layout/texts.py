"""The site's own texts outside its pages, such as those in the footer, for readers of one language."""

from typing import Final

from wagtail.models import Site

from groupsite.models import SiteText
from people.content.records.translated_rows import TranslatedText, translated_text

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


def site_texts(site: Site | None, language: str) -> dict[str, TranslatedText]:
    """Return the site's texts by field name of `SiteText`: in `language`, else in another. One query."""
    rows = list(SiteText.objects.filter(words__site=site)) if site else []
    return {name: translated_text(rows, name, language) for name in FIELDS}
