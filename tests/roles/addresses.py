"""Every address of the admin, and what to put into it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import GroupApprovalTask, Locale, TaskState, Workflow, WorkflowState

from groupsite.models import SynonymGroup
from people.content import localize
from people.models import Organisation, Role
from research.models import CandidateBatch, Keyword, NameForm, Publication
from tools.hosts.laboratory.models import Instrument
from vacancies.models import DocumentKind, Question

ADMIN = "admin/"
MISSING = 987654


class Address(NamedTuple):
    name: str  # with its namespaces
    needs: tuple[str, ...]

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]


def walked() -> Iterator[Address]:
    """Every named view of the admin. Wagtail names all but its test pages and its "not found"."""
    root = next(one for one in get_resolver().url_patterns if str(one.pattern) == ADMIN)
    yield from dict.fromkeys(_below(root.url_patterns))


def _below(patterns: Any, namespace: str = "", before: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        needs = tuple(dict.fromkeys((*before, *pattern.pattern.regex.groupindex)))
        if not isinstance(pattern, URLPattern):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _below(pattern.url_patterns, inner, needs)
        elif pattern.name:
            yield Address(f"{namespace}{pattern.name}", needs)


def url_of(address: Address, page: Any) -> str:
    """The address filled in for this page, its record, its revisions and its translation."""
    values = {name: _value(name, address, page) for name in address.needs}
    return reverse(address.name, kwargs=values)


def _value(name: str, address: Address, page: Any) -> Any:
    """Raises KeyError for what nobody has told of: then a row is missing here."""
    if name == "revision_id" and address.namespace.startswith("wagtailsnippets"):
        return record_of(page).latest_revision_id or MISSING
    if name == "pk":
        return ROWS[address.namespace](page)
    if (address.namespace, name) in NAMES:
        return NAMES[address.namespace, name]
    return VALUES[name](page)


def record_of(page: Any) -> Any:
    return getattr(page, "record", None) or page


def _revision(page: Any) -> int:
    return page.latest_revision_id or MISSING


def translation_of(page: Any) -> Any:
    """Of which this page is source or target."""
    source = localize.source_page_of(page) or page
    kept = localize.translation_lookup.TranslationSource.objects.filter(
        object_id=source.translation_key
    )
    return kept.first() and kept.first().translations.first()


def _segment(page: Any) -> int:
    translation = translation_of(page)
    return translation.source.stringsegment_set.first().pk if translation else MISSING


def _first(model: Any) -> Callable[[Any], int]:
    return lambda page: getattr(model.objects.first(), "pk", MISSING)


def _record(page: Any) -> int:
    return record_of(page).pk


def _nothing(page: Any) -> int:
    return MISSING


# The key "pk", by namespace.
ROWS: dict[str, Callable[[Any], Any]] = {
    "wagtailadmin_api:pages": lambda page: page.pk,
    "wagtailadmin_api:documents": _nothing,
    "wagtailadmin_api:images": _nothing,
    "wagtailadmin_pages": lambda page: page.pk,
    "wagtailadmin_collections": _nothing,
    "wagtailadmin_workflows": _first(Workflow),
    "groupsite_research_names": _first(NameForm),
    "groupsite_research_inbox": _first(CandidateBatch),
    "wagtail_localize": _record,
    "wagtailsettings": lambda page: page.get_site().pk,
    "wagtaillocales": _first(Locale),
    "wagtailsites": lambda page: page.get_site().pk,
    "wagtailusers_users": _nothing,
    "wagtailusers_groups": _nothing,
    "wagtaildocs_chooser": _nothing,
    "wagtailimages_chooser": _nothing,
    **{
        f"{prefix}_{model}": _first(kind)
        for prefix in ("wagtailsnippets", "wagtailsnippetchoosers")
        for model, kind in {
            "groupsite_vacancies_documentkind": DocumentKind,
            "groupsite_vacancies_question": Question,
            "groupsite_research_keyword": Keyword,
            "groupsite_research_publication": Publication,
            "groupsite_people_organisation": Organisation,
            "groupsite_people_role": Role,
            "groupsite_synonymgroup": SynonymGroup,
            "laboratory_instrument": Instrument,
        }.items()
    },
    **{
        f"{prefix}_{model}": _record
        for prefix in ("wagtailsnippets", "wagtailsnippetchoosers")
        for model in (
            "groupsite_vacancies_vacancy",
            "groupsite_research_researcharea",
            "groupsite_research_project",
            "groupsite_people_person",
        )
    },
}
# Everything else, by the name of the parameter.
VALUES: dict[str, Callable[[Any], Any]] = {
    "page_id": lambda page: page.pk,
    "parent_page_id": lambda page: page.pk,
    "page_to_move_id": lambda page: page.pk,
    "page_pk": lambda page: page.pk,
    "destination_id": lambda page: page.get_parent().pk,
    "app_label": lambda page: record_of(page)._meta.app_label,
    "model_name": lambda page: record_of(page)._meta.model_name,
    "content_type_app_name": lambda page: page._meta.app_label,
    "content_type_model_name": lambda page: page._meta.model_name,
    "object_id": lambda page: str(record_of(page).pk),
    "session_id": _nothing,
    "revision_id": _revision,
    "revision_id_a": lambda page: "earliest",
    "revision_id_b": lambda page: "latest",
    "translation_id": lambda page: getattr(translation_of(page), "pk", MISSING),
    "translation_source_id": lambda page: getattr(translation_of(page), "source_id", MISSING),
    "string_segment_id": _segment,
    "overridable_segment_id": _nothing,
    "mode": lambda page: page.default_preview_mode or "none",
    "language": lambda page: "sv",
    "task_id": _first(GroupApprovalTask),
    "workflow_pk": _first(Workflow),
    "action_name": lambda page: "approve",
    "action": lambda page: "delete",
    "task_state_id": _first(TaskState),
    "workflow_state_id": _first(WorkflowState),
    "app_name": lambda page: "groupsite_people",
    "uidb64": lambda page: "x",
    "token": lambda page: "x",
    "vacancy": _record,
    "application": _nothing,
    "file": _nothing,
    "reader": _nothing,
    "extension": _nothing,
    "collection_id": _nothing,
    "redirect_id": _nothing,
    "document_id": _nothing,
    "doc_id": _nothing,
    "image_id": _nothing,
    "uploaded_file_id": _nothing,
    "filter_spec": lambda page: "original",
    "name": lambda page: "nothing",
}
NAMES = {
    ("wagtailadmin_workflows", "app_label"): "wagtailcore",
    ("wagtailadmin_workflows", "model_name"): "groupapprovaltask",
    ("wagtailsettings", "model_name"): "peoplesettings",
    ("", "model_name"): "page",
    ("", "app_label"): "wagtailcore",
}
