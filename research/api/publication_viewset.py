"""The endpoint of publications."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property

from people.content.api.record_viewset import RecordAPIViewSet
from people.content.api.references import (
    page_in_language_or_first,
    pages_by_record,
    reference,
    references_by_record,
)
from people.models import Person
from research.api.area_references import area_references
from research.api.publication_values import FIELDS, LoadedPublications
from research.models import Project, Publication, PublicationIndexPage

ROWS = ("authorships", "versions__document", "links", "areas", "projects")


class PublicationsAPIViewSet(RecordAPIViewSet):
    """Published publications, the newest first. Without a public list there are none, as on the site."""

    name = "publications"
    model: Any = Publication
    body_fields = ["id", *FIELDS]
    listing_default_fields = [
        *RecordAPIViewSet.listing_default_fields,
        *("cite_key", "title_text", "kind", "year", "doi"),
    ]
    nested_default_fields = [*RecordAPIViewSet.nested_default_fields, "title_text"]
    detail_only_fields = ["abstract"]
    filter_fields = ("id", "year", "doi", "cite_key")
    known_query_parameters = RecordAPIViewSet.known_query_parameters | {"year", "doi", "cite_key"}

    def get_queryset(self) -> Any:
        published = Publication.objects.published(self.scope.at).newest_first()
        return published if self._lists else published.none()

    def load(self, records: Sequence[Publication]) -> LoadedPublications:
        prefetch_related_objects(records, *ROWS)
        people = {row.person_id for one in records for row in one.authorships.all() if row.printed}
        areas = [area for one in records for area in one.areas.all() if area.live]
        projects = [project for one in records for project in one.projects.all() if project.live]
        return LoadedPublications(
            self.scope,
            {},
            self.language,
            people=references_by_record(self.scope, Person, people),
            areas=area_references(self.scope, areas, self.language),
            projects=self._project_references(projects),
            list_urls=self._list_urls(),
        )

    def _project_references(self, projects: Iterable[Project]) -> dict[int, dict[str, Any]]:
        """Return {project ID: reference} of those with a public page on this site, named as that page."""
        unique = list({project.pk: project for project in projects}.values())
        pages = pages_by_record(self.scope, Project, unique)
        found = {}
        for project in unique:
            if page := page_in_language_or_first(pages.get(project.pk, []), self.language):
                found[project.pk] = reference(self.scope, project, page.title, has_page=True)
        return found

    def _list_urls(self) -> list[tuple[str, str]]:
        """Return the language and the URL of each public list of this site."""
        request = self.request._request
        return sorted(
            (page.locale.language_code, page.get_full_url(request)) for page in self._lists
        )

    @cached_property
    def _lists(self) -> list[PublicationIndexPage]:
        visible = self.scope.pages().values("pk")
        return list(PublicationIndexPage.objects.filter(pk__in=visible).select_related("locale"))
