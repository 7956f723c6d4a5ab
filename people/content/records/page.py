"""The mixin for pages that hold the text of a record in one language."""

from datetime import datetime
from typing import Any, ClassVar, Final, Self, cast

from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from wagtail.models import PageManager, Site
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from people import conf
from people.content.http_methods import READ_METHODS
from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.responses import is_url_part_of_picture, picture_response
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.chosen_site_name import chosen_site_name
from people.content.pages.language_alternates import language_alternates
from people.content.records.copying import create_draft_copy
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql, sql_may_be_kept
from people.content.records.permissions import may_see_draft
from people.content.records.record import Record
from people.content.records.view_restrictions import view_restriction_exists, without_aliases
from people.content.request_time import received_at
from people.content.types import User

HOME_PAGE_DEPTH: Final = 2  # in Wagtail’s tree, where 1 is the root


class RecordPageQuerySet(PageQuerySet):
    """Pages of records, with a filter for what visitors can open."""

    @sql_may_be_kept
    def visible(self, at: datetime) -> Self:
        """Return the pages that anonymous visitors can open at `at`; used by every list and link.

        Page and record are live, the record is published at `at`, there is no view restriction, and
        the page is not an alias. Wagtail's tree sync creates aliases; they count as missing
        translations.
        """
        records = self.model.record_model().objects.published(at)
        own = records.filter(pk=OuterRef(f"{self.model.record_field}_id"))
        return self.live_and_unrestricted().filter(Exists(own))

    @sql_may_be_kept
    def live_and_unrestricted(self) -> Self:
        """Return the live, unrestricted pages, without aliases, whatever the state of their records."""
        return without_aliases(self.live().exclude(view_restriction_exists()))


RecordPageManager = PageManager.from_queryset(RecordPageQuerySet)


class RecordPageMixin(EditedBesideOriginal):
    """Mixin for pages that hold a record's text in one language. Put it before `Page`.

    Example:

    class PersonPage(RecordPageMixin, Page):
        record_field = "person"
        person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pages")
        objects = RecordPageManager()
    """

    record_field: ClassVar[str]
    objects: Any  # an attribute of `Page`, which is the next base class
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods = READ_METHODS

    class Meta:
        abstract = True

    @classmethod
    def record_model(cls) -> Any:
        """Return the model of the record whose text these pages hold."""
        return cls._meta.get_field(cls.record_field).related_model

    @property
    def record(self) -> Any:
        """Return the record whose text this page holds."""
        return getattr(self, self.record_field)

    @property
    def is_record_loaded(self) -> bool:
        """Whether the record is cached on this page, so that it may differ from the stored one."""
        field: Any = self._meta.get_field(self.record_field)
        return bool(field.is_cached(self))

    @classmethod
    def own_pages_of_user(cls, user: User) -> Any:
        """Return the pages the user may edit as their own, without a group permission.

        None by default.
        """
        return cls.objects.none()

    # Revisions do not store the record of a page; the row does.

    def with_content_json(self, content: dict[str, Any]) -> Any:
        kept = {name: value for name, value in content.items() if name != self.record_field}
        page = super().with_content_json(kept)
        setattr(page, f"{self.record_field}_id", getattr(self, f"{self.record_field}_id"))
        return page

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the page; a copy in the same language gets a copy of the record as well.

        So a record has one page per language. Wagtail's copy, recursive copy and conversion of
        aliases all call this method. A database constraint refuses pages created in any other way.
        """
        record = self.record if getattr(self, f"{self.record_field}_id") else None
        page: Any = self
        if page.alias_of_id is None and "alias_of_id" in (kwargs.get("update_fields") or ()):
            # Visitors could not read the alias, so its text in another language must not become
            # public here.
            page.live = False
            kwargs["update_fields"] = {*kwargs["update_fields"], "live"}
        if record and page.alias_of_id is None and page.translation_key != record.key:
            if self._has_page_in_same_language(record):
                record = create_draft_copy(record, user=page.owner)
                setattr(self, self.record_field, record)
            page.translation_key = record.key
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "translation_key", self.record_field}
        return super().save(*args, **kwargs)

    def _has_page_in_same_language(self, record: Record) -> bool:
        """Whether the record has another page in this page's language."""
        page: Any = self
        twins = cast("Any", type(self))._default_manager.filter(
            translation_key=record.key, locale_id=page.locale_id or page.get_default_locale().pk
        )
        return twins.exclude(pk=page.pk).exists()

    # Serving

    def is_visible(self, at: datetime) -> bool:
        """Whether anonymous visitors can open the page at `at`."""
        return bool(type(self).objects.visible(at).filter(pk=self.pk).exists())

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if is_url_part_of_picture(path_components):
            return self._route_to_link_preview(request, path_components[0])
        result = super().route(request, path_components)  # type: ignore[misc]
        if not path_components and not self.may_be_read(request):
            raise Http404
        return result

    def may_be_read(self, request: HttpRequest) -> bool:
        """Whether this request may open the page, provided that it is live; checks view restrictions.

        Caches the record on the page, since serving the page needs it.
        """
        page: Any = self
        if page.alias_of_id is not None:
            return False
        field, model = page._meta.get_field(self.record_field), self.record_model()
        found = fetch_public_with_kept_sql(
            ("published record", model),
            model,
            lambda at, pk: model.objects.published(at).filter(pk=pk),
            received_at(request),
            [Parameter(field, getattr(page, field.attname))],
        )
        if not found:
            return False
        setattr(self, self.record_field, found[0])
        return all(rule.accept_request(request) for rule in page.get_view_restrictions())

    def _route_to_link_preview(self, request: HttpRequest, url_part: str) -> RouteResult:
        """Return the route to the picture of the page, if anonymous visitors can open the page."""
        if not self.is_visible(received_at(request)):
            raise Http404
        return RouteResult(self, kwargs={"link_preview": url_part})

    def serve(self, request: HttpRequest, *args: Any, link_preview: str = "", **kwargs: Any) -> Any:
        page: Any = self
        if not link_preview:
            return super().serve(request, *args, **kwargs)  # type: ignore[misc]
        return picture_response(request, page, link_preview)

    @cached_property
    def site_of_link_preview(self) -> Site | None:
        """Return the site that is named in the picture; a response sets that of its request."""
        page: Any = self
        site: Site | None = page.get_site()
        return site

    def link_preview_card(self, at: datetime) -> LinkPreviewCard:
        """Return what the picture for links to this page shows, in the active language."""
        page: Any = self
        return LinkPreviewCard(page.title, site_name=self.site_name_for_link_preview())

    def site_name_for_link_preview(self) -> str:
        """Return the name in the setting, else the name of the site in this page's language.

        With None as the setting, it is the title of the home page.
        """
        page: Any = self
        setting = conf.link_preview_site_name()
        if setting:
            return setting
        home = page.get_parent()  # the parents are loaded where the page has been found by its URL
        while home.depth > HOME_PAGE_DEPTH:
            home = home.get_parent()
        title = str(home.title) if home.live and home.depth == HOME_PAGE_DEPTH else ""
        site = self.site_of_link_preview if setting == "" else None
        return chosen_site_name(site, title, site.root_page.title) if site else title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "record": self.record, "at": received_at(request)}

    # Previews show the newest draft of the facts to users who may see it.

    _is_preview_record_set = False

    def set_preview_record(self, record: Record) -> None:
        """Use these (unsaved) facts in previews instead of the newest draft."""
        setattr(self, self.record_field, record)
        self._is_preview_record_set = True

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        if not self._is_preview_record_set and getattr(self, f"{self.record_field}_id"):
            user = getattr(request, "user", None)
            if user is not None and may_see_draft(user, self.record):
                self.set_preview_record(self.record.draft())
        if getattr(self, f"{self.record_field}_id"):
            self.prepare_preview(request, mode_name)
        return self.get_context(request)

    def prepare_preview(self, request: HttpRequest, mode_name: str) -> None:
        """Change the unsaved facts for this preview mode. Does nothing unless overridden."""

    # Sitemaps

    @classmethod
    def records_in_sitemap(cls, at: datetime) -> Any:
        """Return the records whose public pages sitemaps list at `at`: by default, the published ones."""
        return cls.record_model().objects.published(at)

    @classmethod
    def facts_changed_at(cls) -> Any:
        """Return an expression for querysets of these pages: when the facts last changed, or null."""
        return F(f"{cls.record_field}__last_published_at")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return the page's URL for `wagtail.contrib.sitemaps`; empty if a sitemap should not list it.

        The date is that of the last change of its text or facts. `alternates` are its translations.
        """
        found = super().get_sitemap_urls(request)  # type: ignore[misc]
        if request is None:
            return cast("list[dict[str, Any]]", found)
        at = received_at(request)
        page: Any = self
        versions = type(self).objects.visible(at).filter(translation_key=page.translation_key)
        listed = self.records_in_sitemap(at)
        versions = versions.filter(**{f"{self.record_field}__in": listed})
        versions = list(
            versions.annotate(facts_changed=self.facts_changed_at()).select_related("locale")
        )
        own = next((version for version in versions if version.pk == page.pk), None)
        if own is None:
            return []
        urls = {one.locale.language_code: one.get_full_url(request) or "" for one in versions}
        changes = (found[0]["lastmod"], own.facts_changed)
        return [
            {
                "location": found[0]["location"],
                "lastmod": max(filter(None, changes), default=None),
                "alternates": [
                    {"lang_code": code, "location": url} for code, url in language_alternates(urls)
                ],
            }
        ]
