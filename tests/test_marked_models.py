"""Every name, help text and choice that an editor reads of our models comes from a catalogue."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import translation
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager
from taggit.models import TagBase
from treebeard.mp_tree import MP_Node

from research.models import TaggedArea, TaggedPublication
from tests.marking import marked_swedish, outside_marks
from tests.sources import LABELS
from vacancies.models import VacancyExtension

# Choices that are names of places: the same in every language, or from CLDR in each.
NAMES = {"time_zone", "country"}
# What is called the same in every language.
PROPER_NAMES = {
    *("DOI", "ISBN", "ISSN", "arXiv", "BibTeX", "Crossref", "DataCite", "OpenAlex", "ORCID"),
    *("CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-ND 4.0"),
    *("CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0", "CC0 1.0"),
}
UNSHOWN = (TaggedArea, TaggedPublication, VacancyExtension)

every_app = pytest.mark.parametrize("label", LABELS.values())


@pytest.fixture(autouse=True)
def _marks() -> Iterator[None]:
    with marked_swedish(), translation.override("sv"):
        yield


def models_of(label: str) -> list[type[Model]]:
    """Without rows that no form shows: what joins a tag to a record, a deadline's history."""
    models = apps.get_app_config(label).get_models()
    return [model for model in models if model not in UNSHOWN]


def shown_fields(model: type[Model]) -> list[Any]:
    """Without the way back to a parent and the place in the tree, which stand on no form.

    Nor with what taggit brings, in its own words: forms give those fields names of ours. Rows that
    nobody edits (no permission to do so exists) have labels only where a screen prints them.
    """
    bases = [base for base in (MP_Node, TagBase) if issubclass(model, base)]
    inherited = {field.name for base in bases for field in base._meta.get_fields()}
    return [
        field
        for field in model._meta.get_fields()
        if getattr(field, "editable", False)
        and not field.auto_created
        and not isinstance(field, ParentalKey | TaggableManager)
        and not getattr(field.remote_field, "parent_link", False)
        and field.name not in inherited
        and (model._meta.default_permissions or field.verbose_name != unlabelled(field))
    ]


def unlabelled(field: Any) -> str:
    """What Django calls a field that has no label."""
    return str(field.name.replace("_", " "))


def bare(texts: Iterable[Any]) -> list[str]:
    return [str(text) for text in texts if not PROPER_NAMES.issuperset(outside_marks(str(text)))]


@every_app
def test_names_of_models(label: str) -> None:
    assert bare([apps.get_app_config(label).verbose_name]) == []
    options = [model._meta for model in models_of(label)]
    assert (
        bare(name for one in options for name in (one.verbose_name, one.verbose_name_plural)) == []
    )


@every_app
def test_names_and_help_of_fields(label: str) -> None:
    fields = [field for model in models_of(label) for field in shown_fields(model)]
    assert fields
    assert bare(text for field in fields for text in (field.verbose_name, field.help_text)) == []


@every_app
def test_choices(label: str) -> None:
    fields = [field for model in models_of(label) for field in shown_fields(model)]
    chosen = [field for field in fields if getattr(field, "choices", None)]
    labels = (text for field in chosen if field.name not in NAMES for _, text in field.flatchoices)
    assert bare(labels) == []
