"""The picture for links to pages that have none of their own: the name of the group, in each language.

Pages of vacancies, research areas and people have theirs (`people.content.link_previews`).
"""

from functools import lru_cache
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from groupsite.layout.navigation import Navigation
from groupsite.layout.site_icons import POINTS, UNITS
from people import conf
from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.drawing import content_type, draw_card
from people.content.link_previews.responses import (
    LinkPreview,
    add_picture_headers,
    redirect_to_newer_picture,
)
from people.content.pages.chosen_site_name import chosen_site_name
from people.structured_data.json_ld import full_url

URL_NAME: Final = "groupsite_link_preview"
# The mark of the site, on the square of 240 units that a card's figure has.
SCALE: Final = 240 / UNITS
FIGURE: Final = '<path class="hot" d="M{}"/>'.format(
    "L".join(f"{x * SCALE:g} {y * SCALE:g}" for x, y in POINTS)
)


def site_link_preview(navigation: Navigation) -> LinkPreview:
    """Return the picture with the name of the group; its URL changes with what the picture shows."""
    card = _site_card(navigation)
    return LinkPreview(full_url(navigation.request, _path(card)), card.alternative_text)


@require_safe
def link_preview_picture(request: HttpRequest, digest: str) -> HttpResponseBase:
    """Serve the picture of the site as PNG; the URL of an older one redirects to that of this one."""
    card = _site_card(Navigation(request, None))
    if digest != card.digest():
        return redirect_to_newer_picture(_path(card))
    picture = _drawn(card, digest)
    response = HttpResponse(picture, content_type=content_type(picture))
    add_picture_headers(response)
    return response


def _site_card(navigation: Navigation) -> LinkPreviewCard:
    university = navigation.parent_organisations.university
    facts = (university.name().text,) if university else ()
    return LinkPreviewCard(_site_name(navigation), facts=facts, figure=FIGURE)


def _site_name(navigation: Navigation) -> str:
    """Return the name in the setting, else that of the site; with None, the title of the home page."""
    setting, site, title = conf.link_preview_site_name(), navigation.site, navigation.group_name
    if setting or setting is None or site is None:
        return setting or title
    return chosen_site_name(site, title, site.root_page.title)


def _path(card: LinkPreviewCard) -> str:
    return reverse(URL_NAME, args=[card.digest()])


@lru_cache(maxsize=8)
def _drawn(card: LinkPreviewCard, digest: str) -> bytes:
    """Return the picture, which is drawn in about 0.1 s. `digest`: also that of colours and fonts."""
    return draw_card(card)
