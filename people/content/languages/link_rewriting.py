"""Rewrites page links in rich text to the reader's language; hidden pages get no link.

A text stores the page that its editor chose. Where the link leads is decided when the text is
shown: to that page in the active language, else to the page itself, else to another language of
it, with `hreflang`. If none of them is public, only the text of the link remains.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from people.content.records.page import RecordPageMixin
from people.content.records.view_restrictions import view_restriction_exists

LINK_TO_NO_PAGE = "<a>"  # as Wagtail renders a link to a deleted page


class LanguageLinkHandler(PageLinkHandler):
    """Rich text handler that links to the public page in the reader's language, else in another."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening `<a>` tags of these links; all pages are loaded together."""
        chosen = link_targets_by_page_id(attrs.get("id") for attrs in attrs_list)
        return [_link_opening_tag(chosen.get(str(attrs.get("id")))) for attrs in attrs_list]


def link_targets_by_page_id(
    ids: Iterable[str | int | None], at: datetime | None = None
) -> dict[str, Page]:
    """Return {page ID: public page to link to}; IDs without a public page are left out.

    `at` is now by default: a text does not know the request in which it is shown.
    """
    numbers = {int(pk) for pk in map(str, ids) if pk.isdecimal()}
    if not numbers:
        return {}
    keys = dict(Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key"))
    versions = defaultdict(list)
    for page in _public_translations(set(keys.values()), at or datetime.now(UTC)):
        versions[page.translation_key].append(page)
    return {
        str(pk): _translation_for_reader(versions[key], pk)
        for pk, key in keys.items()
        if versions.get(key)
    }


def _public_translations(translation_keys: set[UUID], at: datetime) -> list[Page]:
    """Return the pages with these translation keys that anonymous visitors can open."""
    is_other_words = Q(alias_of__isnull=False) & ~Q(alias_of__locale=F("locale"))
    pages = (
        Page.objects.filter(translation_key__in=translation_keys)
        .live()
        .exclude(view_restriction_exists())
    )
    pages = pages.exclude(is_other_words).select_related("locale").order_by("locale__pk", "pk")
    by_model = defaultdict(list)
    for page in pages:
        # An instance of its own class, which may override `get_url`; without loading its texts.
        own = page.specific_deferred
        own.locale = page.locale
        by_model[type(own)].append(own)
    return [
        page
        for model, found in by_model.items()
        for page in _pages_without_hidden_record(model, found, at)
    ]


def _pages_without_hidden_record(model: type[Page], pages: list[Page], at: datetime) -> list[Page]:
    """Return the pages whose record, if any, is public as well."""
    if not issubclass(model, RecordPageMixin):
        return pages
    visible = model.objects.visible(at).filter(pk__in=[page.pk for page in pages])
    readable = set(visible.values_list("pk", flat=True))
    return [page for page in pages if page.pk in readable]


def _translation_for_reader(translations: list[Page], chosen_id: int) -> Page:
    """Return the translation in the active language, else the chosen page, else any other."""
    return min(
        translations,
        key=lambda page: (not _is_active_language(page.locale.language_code), page.pk != chosen_id),
    )


def _is_active_language(language: str) -> bool:
    """Whether the language is the active one, regional variants included."""
    spoken = get_language() or ""
    return language in (spoken, spoken.partition("-")[0])


def _link_opening_tag(page: Page | None) -> str:
    """Return the opening tag of a link to the page; without `href` if the page has no URL."""
    url = page and page.url
    if page is None or not url:
        return LINK_TO_NO_PAGE
    language = page.locale.language_code
    if _is_active_language(language):
        return format_html('<a href="{}">', url)
    return format_html('<a href="{}" hreflang="{}">', url, language)
