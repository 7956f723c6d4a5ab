"""Objects that are made without asking for child relations are those that modelcluster would make."""

from unittest.mock import patch

import pytest
from modelcluster import models as modelcluster
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from people.model_bases.clusterable import QuickClusterableModel
from people.models import PersonPage, Role, RoleText
from tests.factories import PersonFactory, role

pytestmark = [pytest.mark.django_db, pytest.mark.table]


def test_rows_that_are_named_become_child_objects() -> None:
    made = Role(texts=[RoleText(language="en", name="Postdoc")])
    assert [row.name for row in made.texts.all()] == ["Postdoc"]
    made.save()
    assert Role.objects.get().texts.get().name == "Postdoc"


def test_reading_objects_does_not_ask_for_child_relations(group_site) -> None:
    role("Postdoc")
    group_site.add(PersonFactory())
    with patch.object(modelcluster, "get_all_child_relations", side_effect=AssertionError):
        assert Role.objects.count() == len(list(Role.objects.all()))
        assert len(list(PersonPage.objects.all())) == 2
    postdoc = Role.objects.filter(texts__name="Postdoc").get()
    assert "Postdoc" in [row.name for row in postdoc.texts.all()]


def test_a_page_type_is_made_by_page_and_then_quickly() -> None:
    order = PersonPage.__mro__
    assert order.index(Page) < order.index(QuickClusterableModel) < order.index(ClusterableModel)
