"""Run inside the bare host, by its own Python: publishes a vacancy and reads it as a stranger.

Writes the page to its output; whatever goes wrong is an exception. Nothing of our tests or of the
site `groupsite` is importable here.
"""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "host.settings.dev")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 — Django must be set up first
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Site  # noqa: E402

from people.models import Organisation, Person  # noqa: E402
from people.records.acts import create_pair  # noqa: E402
from vacancies.choices import Kind, Method, Salary  # noqa: E402
from vacancies.models import Vacancy, VacancyIndexPage  # noqa: E402

TITLE = "Doctoral student in coding theory"


def facts_of(vacancy: Vacancy) -> Vacancy:
    """The draft, with what publishing asks for."""
    alice = Person(given_name="Alice", family_name="Ek", email="alice@example.org", live=True)
    alice.save()
    group = Organisation.objects.create(kind="group", abbreviation="CT")
    group.texts.create(language="en", name="Coding Theory")
    draft = vacancy.draft()
    draft.organisation = group
    draft.deadline_on = timezone.localdate() + timedelta(days=30)
    draft.salary = Salary.BY_AGREEMENT
    draft.application_method = Method.LINK
    draft.application_url = "https://www.example.org/apply"
    draft.supervisors.create(person=alice)
    draft.contacts.create(person=alice)
    draft.full_clean()
    draft.save_revision()
    return draft


def publish_a_vacancy() -> str:
    """An index below the host's home page, a vacancy in it, both published; the page's address."""
    editor = get_user_model().objects.create_superuser("ada", "ada@example.org", "secret")
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=VacancyIndexPage(title="Vacancies", slug="vacancies"))
    record = Vacancy(name=TITLE, kind=Kind.DOCTORAL)
    page = create_pair(record, index, TITLE, editor)
    assert facts_of(record).obstacles() == []
    page.lead = "<p>Work with us on short codes.</p>"
    page.save_revision(user=editor).publish(user=editor)
    return str(page.get_url())


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


if __name__ == "__main__":
    address = publish_a_vacancy()
    assert TITLE in read("/vacancies/"), "the index does not name the vacancy"
    sys.stdout.write(read(address))
