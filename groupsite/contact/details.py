"""The contact details of a site, as templates print them."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from people.content.records.translated_rows import TranslatedText

NOT_WRITTEN: Final = TranslatedText("", "")


@dataclass(frozen=True)
class ContactDetails:
    """E-mail, phone, map and visiting address of a site; falsy if all are empty."""

    email: str = ""
    phone: str = ""
    map_url: str = ""
    visiting_address: TranslatedText = NOT_WRITTEN

    def __bool__(self) -> bool:
        return bool(self.email or self.phone or self.map_url or self.visiting_address.text)

    @property
    def map_website_name(self) -> str:
        """Return the name of the map's website, such as "openstreetmap.org"."""
        return (urlsplit(self.map_url).hostname or "").removeprefix("www.")
