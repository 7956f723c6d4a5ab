"""The picture of a news item, as the API tells it: the renditions that its page shows."""

from typing import Any, Final

from rest_framework.fields import Field
from wagtail.api.utils import get_full_url
from wagtail.models import Page

from people.content.api.json_schemas import PICTURE, STRING, array_of, described, object_of
from people.content.api.page_values import OnlyInDetailsMixin

# As in news_page.html, which makes them when somebody opens the page.
SPECS: Final = tuple(f"width-{width}|format-webp" for width in (600, 1200))


class NewsPicture(OnlyInDetailsMixin, Field):
    """Serializer field with the existing renditions of a news item's picture; never an original."""

    schema = described(
        object_of(alt=STRING, sources=array_of(PICTURE)),
        "The picture; without sources if there is none. Only in details, not in lists.",
    )

    def to_representation(self, value: Page) -> dict[str, Any]:
        picture: Any = value.picture
        made = [] if picture is None else picture.renditions.filter(filter_spec__in=SPECS)
        request = self.context.get("request")
        return {
            "alt": value.picture_alt if picture else "",
            "sources": [
                {
                    "format": "webp",
                    "width": row.width,
                    "height": row.height,
                    "url": get_full_url(request, row.url),
                }
                for row in sorted(made, key=lambda row: row.width)
            ],
        }
