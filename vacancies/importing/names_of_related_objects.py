"""Finds the research areas and document types of a vacancy by their names; never guesses."""

from functools import cached_property
from typing import Any

from people.importing.names_on_site import NamesOnSite, objects_by_name, only_object_named
from research.models import ResearchArea
from vacancies.models import DocumentKind


class NamesOfRelatedObjects(NamesOnSite):
    """The organisations, research areas and document types of the site by name, read once."""

    @cached_property
    def _areas(self) -> dict[str, set[Any]]:
        areas = ResearchArea.objects.prefetch_related("pages")
        return objects_by_name(
            (area, [area.name, *(page.title for page in area.pages.all())]) for area in areas
        )

    @cached_property
    def _document_kinds(self) -> dict[str, set[Any]]:
        kinds = DocumentKind.objects.offered().prefetch_related("texts")
        return objects_by_name((kind, [row.name for row in kind.texts.all()]) for kind in kinds)

    def area(self, name: str) -> ResearchArea:
        """Return the area with this internal name or page title. Raises ValidationError."""
        found: ResearchArea = only_object_named("research area", name, self._areas)
        return found

    def document_kind(self, name: str) -> DocumentKind:
        """Return the document type with this name in any language. Raises ValidationError."""
        found: DocumentKind = only_object_named("document type", name, self._document_kinds)
        return found
