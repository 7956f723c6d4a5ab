"""Each output says what the record says, before and after each change, in both languages.

A change is made to the record; the next request for an output shows it.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from people.models import Person
from tests.factories import NOW
from tests.outputs.all_outputs import OUTPUTS
from tests.outputs.scene import TITLES
from vacancies.models import Vacancy
from vacancies.posting.lifecycle import Outcome

LANGUAGES = ("en", "sv")
LAST_SECOND = datetime(2025, 6, 14, 21, 59, 59, tzinfo=UTC)  # 23:59:59 in Stockholm
EXTENDED = datetime(2025, 6, 30, 21, 59, 59, tzinfo=UTC)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.table,
    pytest.mark.parametrize("output", OUTPUTS, ids=str),
    pytest.mark.parametrize("language", LANGUAGES),
]


@pytest.fixture
def read(client, scene, output, language):
    """Reads the output once more."""
    return lambda: output.read(client, scene, language)


def change(scene, **facts):
    vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
    for name, value in facts.items():
        setattr(vacancy, name, value)
    vacancy.save()


def gone_or_over(reading, output) -> bool:
    return reading.is_over if output.keeps_ended and reading else reading is None


def test_as_published(read, output, language):
    found = read()
    told = (TITLES[language], LAST_SECOND) if output.tells_facts else ("", None)
    assert (found.title, found.closes_at) == told
    assert not found.is_over
    assert ("Alice Ek" in found.text) is output.names_supervisors


def test_after_an_extension(scene, read, output, language):
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        change(scene, deadline_on=date(2025, 6, 30))
    found = read()
    assert found.closes_at == (EXTENDED if output.tells_facts else None)
    assert found.changed_at in (None, NOW + timedelta(hours=1))


def test_without_a_deadline(scene, read, output, language):
    change(scene, kind="postdoc", deadline_on=None)
    found = read()
    assert found is None if output.needs_deadline else found.closes_at is None


@pytest.mark.parametrize(
    "facts",
    [
        {"deadline_on": date(2025, 5, 19)},
        {"outcome": Outcome.FILLED},
        {"outcome": Outcome.CANCELLED},
    ],
    ids=["closed early", "filled", "cancelled"],
)
def test_after_its_end(scene, read, output, language, facts):
    change(scene, **facts)
    assert gone_or_over(read(), output)


def test_after_unpublishing_the_facts(scene, read, output, language):
    Vacancy.objects.get(pk=scene.vacancy.pk).unpublish()
    assert read() is None


def test_after_unpublishing_one_language(scene, read, output, language):
    scene.pages["vacancy"][language].unpublish()
    found = read()
    assert found is None or (output.is_in_all_languages and TITLES[language] not in found.text)


def test_after_a_supervisor_has_a_new_name(scene, read, output, language):
    alice = Person.objects.get(pk=scene.supervisor.pk)
    alice.family_name = "Lund"
    alice.save()
    text = read().text
    assert "Alice Ek" not in text
    assert ("Alice Lund" in text) is output.names_supervisors


def test_a_supervisor_who_is_not_published_is_not_named(scene, read, output, language):
    Person.objects.get(pk=scene.supervisor.pk).unpublish()
    found = read()
    assert (found is None) is output.needs_supervisor
    text = found.text if found else ""
    assert "Alice Ek" not in text
    assert "alice@example.org" not in text
