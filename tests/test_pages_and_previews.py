"""Every page type has a template and a preview, and so has every record."""

import pytest
from django.db.models import Model
from django.template.loader import get_template
from wagtail.models import Page, PreviewableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from tests.sources import LABELS

# Making an empty page looks up the default locale.
pytestmark = pytest.mark.django_db

OURS = set(LABELS.values())


def page_types() -> list[type[Page]]:
    return [model for model in get_page_models() if model._meta.app_label in OURS]


def previewable_records() -> list[type[Model]]:
    """The snippets that hold facts: those with drafts."""
    return [
        model
        for model in get_snippet_models()
        if model._meta.app_label in OURS and hasattr(model, "live")
    ]


def ids(models: list[type[Model]]) -> list[str]:
    return [model._meta.label for model in models]


def test_there_are_pages_and_records() -> None:
    assert page_types()
    assert previewable_records()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The models are known only once Django is set up, so not when this module is imported."""
    for argument, models in (("page_type", page_types()), ("record", previewable_records())):
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, models, ids=ids(models))


def test_page_type_has_its_template(page_type: type[Page]) -> None:
    assert get_template(page_type.template)


def test_page_type_has_a_preview(page_type: type[Page]) -> None:
    assert page_type().preview_modes


def test_record_has_a_preview(record: type[Model]) -> None:
    """Its modes are those of its pages, so an empty record has none to ask for."""
    assert issubclass(record, PreviewableMixin)
