"""Prints the path of one English page of every sort."""

import json
import sys
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import django

django.setup()

# The models can be imported only now.
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402
from wagtail.models import Page  # noqa: E402

from groupsite.models import HomePage, PlainPage  # noqa: E402
from people.models import PersonPage  # noqa: E402
from research.models import ResearchAreaPage  # noqa: E402
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage  # noqa: E402


def first(model: type[Page], **conditions: Any) -> str:
    """The first live English page, so that every run asks for the same one."""
    found = model.objects.live().filter(locale__language_code="en", **conditions)
    return urlsplit(found.order_by("path")[0].get_url()).path


def addresses() -> dict[str, str]:
    vacancy = Vacancy.objects.accepting(datetime.now(UTC)).order_by("-pk")[0]
    with translation.override("en"):
        return {
            "home": first(HomePage),
            "vacancies": first(VacancyIndexPage),
            "posting": first(VacancyPage, vacancy=vacancy),
            "person": first(PersonPage, person__live=True),
            "area": first(ResearchAreaPage, area__live=True),
            "plain": first(PlainPage),
            "apply": reverse("groupsite_vacancies:start", args=[vacancy.pk]),
        }


if __name__ == "__main__":
    json.dump(addresses(), sys.stdout)
