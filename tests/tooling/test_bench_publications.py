"""Invented publications for measurements: what is stored beside their facts is what saving would store."""

import pytest

from research.models import Authorship, Publication
from tests.factories import NOW, role
from tools.bench.publications.load import MEMBERS, load_publications

pytestmark = pytest.mark.django_db

COUNT = 60


@pytest.fixture
def loaded(group_site, at):
    role("Postdoc")
    load_publications(COUNT, NOW)


@pytest.mark.thorough
def test_each_is_public_and_has_a_member_among_its_authors(loaded) -> None:
    published = Publication.objects.published(NOW)
    assert published.count() == COUNT
    assert published.filter(authorships__person__isnull=False).distinct().count() == COUNT
    assert Authorship.objects.values("person").distinct().count() <= MEMBERS + 1


@pytest.mark.thorough
def test_saving_one_changes_nothing(loaded) -> None:
    for one in Publication.objects.order_by("pk"):
        before = Publication.objects.filter(pk=one.pk).values().get()
        one.save()
        assert Publication.objects.filter(pk=one.pk).values().get() == before
