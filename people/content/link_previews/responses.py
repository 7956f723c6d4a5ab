"""The response with the picture of a page, and its URL, which is below that of the page."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language_from_path
from wagtail.models import Site

from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.drawing import HEIGHT, WIDTH, content_type
from people.content.link_previews.stored_pictures import stored_or_new_picture
from people.content.request_time import received_at

# The last part of the URL, before the digest. Wagtail's pattern of URLs allows no dot.
URL_PART: Final = "link-preview-"
FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class LinkPreview:
    """The picture for links to a page, as the metadata of the page gives it."""

    url: str  # with the domain
    alternative_text: str
    width: int = WIDTH
    height: int = HEIGHT


def link_preview_of_page(page: Any, request: HttpRequest) -> LinkPreview | None:
    """Return the picture for links to this page of a record; None for a page without URL, or in a preview."""
    url = page.get_full_url(request) if page.pk else None
    if not url or getattr(request, "is_preview", False):
        return None
    card = _card_for_every_visitor(page, request)
    return LinkPreview(picture_url(url, card), card.alternative_text)


def picture_url(page_url: str, card: LinkPreviewCard) -> str:
    """Return the URL of the picture that is drawn from this card."""
    return f"{page_url.rstrip('/')}/{URL_PART}{card.digest()}/"


def _card_for_every_visitor(page: Any, request: HttpRequest) -> LinkPreviewCard:
    """Return the card in the language of the URL, else of the page, whatever Accept-Language says.

    Otherwise the picture of a page would be drawn again whenever the next visitor prefers another language.
    """
    page.site_of_link_preview = Site.find_for_request(request)  # Wagtail has found it already
    language = get_language_from_path(request.path_info) or page.locale.language_code
    with translation.override(language):
        card: LinkPreviewCard = page.link_preview_card(received_at(request))
        return card


def is_url_part_of_picture(path_components: list[str]) -> bool:
    return len(path_components) == 1 and path_components[0].startswith(URL_PART)


def picture_response(request: HttpRequest, page: Any, url_part: str) -> HttpResponseBase:
    """Return the picture, a 304, or a redirect from the URL of an older picture to that of this one."""
    card = _card_for_every_visitor(page, request)
    digest = card.digest()
    if url_part != f"{URL_PART}{digest}":
        return redirect_to_newer_picture(picture_url(page.get_url(request), card))
    etag = quote_etag(digest)
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None or response.status_code != 304:
        picture = stored_or_new_picture(page.pk, card)
        # Not an HttpResponse, so that no cache of pages stores it.
        response = FileResponse(BytesIO(picture), content_type=content_type(picture))
        response.headers["Content-Length"] = str(len(picture))
    response.headers["ETag"] = etag
    add_picture_headers(response)
    return response


def redirect_to_newer_picture(url: str) -> HttpResponseBase:
    """Return the redirect from the URL of an older picture to that of the present one."""
    redirect = HttpResponseRedirect(url)
    redirect.headers["Cache-Control"] = "no-cache"
    return redirect


def add_picture_headers(response: HttpResponseBase) -> None:
    """Let caches keep the picture for good, and other sites show it, for which it is made."""
    response.headers["Cache-Control"] = FOREVER
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
