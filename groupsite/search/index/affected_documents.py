"""Which entries a written row changes.

`SOURCES` lists the tables that `page_and_person_entries.py`, `publication_entries.py` and `record_facts.py`
read. Database triggers note each written row as a subject and an ID (`change_triggers.py`);
`documents_of_subject` returns the pages, people and publications whose entries are made again. A fact that
is read from a further table needs a line here: `tests/groupsite/search/test_index.py` compares the tables
that indexing reads with this list.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Self

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

from groupsite.page_cache.hidden_tables import hidden_fields
from groupsite.search.index.models import SearchEntry
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from people.models import (
    Organisation,
    OrganisationText,
    Person,
    PersonPage,
    PersonRole,
    PersonText,
    Role,
    RoleText,
)
from research.models import (
    AreaMember,
    Authorship,
    Keyword,
    KeywordText,
    Project,
    ProjectFunder,
    ProjectMember,
    ProjectPage,
    Publication,
    ResearchArea,
    ResearchAreaPage,
    TaggedArea,
)
from vacancies.models import (
    Vacancy,
    VacancyPage,
    VacancyPlaceText,
    VacancyProgramme,
    VacancySupervisor,
)

EVERYTHING: Final = "everything"
IDS_PER_QUERY: Final = 500
PEOPLE, PUBLICATIONS = map(RESULT_KINDS.index, (ResultKind.PEOPLE, ResultKind.PUBLICATIONS))
# Moving or renaming a parent writes these to all pages below it, and publishing all of these.
PAGE_FIELDS_THAT_NO_ENTRY_READS: Final = frozenset(
    {
        *("url_path", "slug", "numchild", "depth", "draft_title", "latest_revision_created_at"),
        *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
        *("seo_title", "search_description", "show_in_menus", "owner", "locked", "locked_at"),
        *("locked_by", "has_unpublished_changes", "latest_revision", "live_revision"),
    }
)
# Linking a name to a person of ours changes nothing that is printed.
AUTHORSHIP_FIELDS_THAT_NO_ENTRY_READS: Final = frozenset(
    {"person", "decided", "name_fold", "orcid", "equal", "corresponding", "selected"}
)
FIELDS_THAT_NO_ENTRY_READS: Final[dict[Any, frozenset[str]]] = {
    Page: PAGE_FIELDS_THAT_NO_ENTRY_READS,
    Authorship: AUTHORSHIP_FIELDS_THAT_NO_ENTRY_READS,
}


class SourceTable(NamedTuple):
    model: Any
    field: str  # whose value is the ID
    subject: str

    @property
    def column(self) -> str:
        column: str = self.model._meta.get_field(self.field).column
        return column

    @property
    def columns(self) -> list[str]:
        """Return the columns of the table that an entry may depend on."""
        meta, ignored = self.model._meta, hidden_fields(self.model)
        ignored |= FIELDS_THAT_NO_ENTRY_READS.get(self.model, frozenset())
        return [one.column for one in meta.local_concrete_fields if one.name not in ignored]


SOURCES: Final = (
    SourceTable(Locale, "id", EVERYTHING),
    SourceTable(PageViewRestriction, "page", "branch"),
    SourceTable(Page, "id", "page"),
    SourceTable(Person, "id", "person"),
    SourceTable(PersonText, "person", "person_rows"),
    SourceTable(PersonRole, "person", "person_rows"),
    SourceTable(Role, "id", "role"),
    SourceTable(RoleText, "role", "role"),
    SourceTable(Organisation, "id", "organisation"),
    SourceTable(OrganisationText, "organisation", "organisation"),
    SourceTable(ResearchArea, "id", "area"),
    SourceTable(AreaMember, "area", "area"),
    SourceTable(TaggedArea, "content_object", "area"),
    SourceTable(Keyword, "id", "keyword"),
    SourceTable(KeywordText, "keyword", "keyword"),
    SourceTable(Project, "id", "project"),
    SourceTable(ProjectFunder, "project", "project"),
    SourceTable(ProjectMember, "project", "project"),
    SourceTable(Project.areas.through, "project", "project"),
    SourceTable(Vacancy, "id", "vacancy"),
    SourceTable(VacancyPlaceText, "vacancy", "vacancy"),
    SourceTable(VacancySupervisor, "vacancy", "vacancy"),
    SourceTable(VacancyProgramme, "vacancy", "vacancy"),
    SourceTable(Vacancy.areas.through, "vacancy", "vacancy"),
    SourceTable(Publication, "id", "publication"),
    SourceTable(Authorship, "publication", "publication"),
)


def all_source_tables() -> Iterator[SourceTable]:
    """Yield `SOURCES`, and the tables of all page types and their rows."""
    yield from SOURCES
    for model in get_page_models():
        if model is not Page and model._meta.managed and not model._meta.proxy:
            yield SourceTable(model, model._meta.pk.name, "page")
            for relation in model._meta.related_objects:
                if isinstance(relation.field, ParentalKey) and relation.field.model is not Page:
                    yield SourceTable(relation.related_model, relation.field.name, "page")


@dataclass
class DocumentIds:
    """IDs of the pages, people and publications whose entries must be made again."""

    pages: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    publications: set[int] = field(default_factory=set)

    def add(self, other: Self) -> None:
        self.pages |= other.pages
        self.people |= other.people
        self.publications |= other.publications


def documents_of_subject(subject: str, ids: Iterable[int]) -> DocumentIds:
    """Return the documents whose entries may change with these objects."""
    found, ids = DocumentIds(), sorted(set(ids))
    if subject == EVERYTHING:
        return all_documents()
    for start in range(0, len(ids), IDS_PER_QUERY):
        found.add(DOCUMENTS[subject](ids[start : start + IDS_PER_QUERY]))
    return found


def all_documents() -> DocumentIds:
    """Return all documents, and those that have an entry although they are gone."""
    found = DocumentIds(_ids(Page.objects), _ids(Person.objects), _ids(Publication.objects))
    found.add(documents_of_entries(SearchEntry.objects.all()))
    return found


def documents_of_entries(entries: models.QuerySet) -> DocumentIds:
    pages = entries.exclude(page_id=None).values_list("page_id", flat=True)
    pageless: dict[int, set[int]] = defaultdict(set)
    for kind, record in entries.filter(page_id=None).values_list("kind", "record_id"):
        pageless[kind].add(record)
    return DocumentIds(set(pages), pageless[PEOPLE], pageless[PUBLICATIONS])


def _of_pages_and_areas(ids: list[int]) -> DocumentIds:
    """Return these pages and, for those of areas, the pages that name the areas."""
    indexed = SearchEntry.objects.filter(page_id__in=ids, kind=RESULT_KINDS.index(ResultKind.AREAS))
    areas = {
        *ResearchAreaPage.objects.filter(pk__in=ids).values_list("area", flat=True),
        *indexed.values_list("record_id", flat=True),
    }
    return DocumentIds({*ids, *(_ids_of_pages_that_name_areas(areas) if areas else ())})


def _ids_of_pages_that_name_areas(areas: Iterable[int | None]) -> set[int]:
    """Return the IDs of the pages of vacancies and projects in these areas."""
    projects = ProjectPage.objects.filter(project__areas__in=areas)
    return _ids(VacancyPage.objects.filter(vacancy__areas__in=areas)) | _ids(projects)


def _of_area_pages_in_branches(ids: list[int]) -> DocumentIds:
    """Return the area pages at or below these pages, and those that name their areas.

    View restrictions of other pages are read at the time of the search.
    """
    below = models.Q(pk__in=[])
    for path in Page.objects.filter(pk__in=ids).values_list("path", flat=True):
        below |= models.Q(path__startswith=path)
    return _of_pages_and_areas(sorted(_ids(ResearchAreaPage.objects.filter(below))))


def _of_people(ids: list[int]) -> DocumentIds:
    """Return what shows the name of these people."""
    of_area = models.Q(area__lead__in=ids) | models.Q(area__members__person__in=ids)
    found = _people_and_their_pages(ids)
    found.pages |= _ids(ResearchAreaPage.objects.filter(of_area))
    found.pages |= _ids(ProjectPage.objects.filter(project__members__person__in=ids))
    found.pages |= _ids(VacancyPage.objects.filter(vacancy__supervisors__person__in=ids))
    return found


def _people_and_their_pages(ids: list[int]) -> DocumentIds:
    """Return the people and their pages: what shows their roles and texts."""
    return DocumentIds(_ids(PersonPage.objects.filter(person__in=ids)), set(ids))


def _of_roles(ids: list[int]) -> DocumentIds:
    people = PersonRole.objects.filter(role__in=ids).values_list("person", flat=True)
    return documents_of_subject("person_rows", people)


def _of_organisations(ids: list[int]) -> DocumentIds:
    """Return the pages of vacancies and projects that name one of these or a unit below it."""
    units = set(ids)
    for unit in Organisation.objects.filter(pk__in=ids):
        units |= Organisation.objects.ids_within(unit)
    at_unit = models.Q(vacancy__organisation__in=units)
    at_unit |= models.Q(vacancy__second_organisation__in=units)
    at_unit |= models.Q(vacancy__programmes__organisation__in=units)
    funded = ProjectPage.objects.filter(project__funders__organisation__in=units)
    return DocumentIds(_ids(VacancyPage.objects.filter(at_unit)) | _ids(funded))


def _of_areas(ids: list[int]) -> DocumentIds:
    pages = _ids(ResearchAreaPage.objects.filter(area__in=ids))
    return DocumentIds(pages | _ids_of_pages_that_name_areas(ids))


def _of_keywords(ids: list[int]) -> DocumentIds:
    return DocumentIds(_ids(ResearchAreaPage.objects.filter(area__tagged_items__tag__in=ids)))


def _of_projects(ids: list[int]) -> DocumentIds:
    return DocumentIds(_ids(ProjectPage.objects.filter(project__in=ids)))


def _of_vacancies(ids: list[int]) -> DocumentIds:
    return DocumentIds(_ids(VacancyPage.objects.filter(vacancy__in=ids)))


def _of_publications(ids: list[int]) -> DocumentIds:
    return DocumentIds(publications=set(ids))


def _ids(queryset: Any) -> set[int]:
    return set(queryset.order_by().values_list("pk", flat=True))


DOCUMENTS: Final[dict[str, Callable[[list[int]], DocumentIds]]] = {
    "page": _of_pages_and_areas,
    "branch": _of_area_pages_in_branches,
    "person": _of_people,
    "person_rows": _people_and_their_pages,
    "role": _of_roles,
    "organisation": _of_organisations,
    "area": _of_areas,
    "keyword": _of_keywords,
    "project": _of_projects,
    "vacancy": _of_vacancies,
    "publication": _of_publications,
}
