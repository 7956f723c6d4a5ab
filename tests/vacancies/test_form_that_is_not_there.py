"""Where a host has not mounted the form, no posting is published that nobody can apply to."""

import pytest

from tests.factories import VacancyFactory
from vacancies.models import Vacancy

SENTENCE = "This site has no application form of its own."


@pytest.fixture
def said(group_site, at):
    """What publishing a vacancy in these states still needs."""

    def of(**facts):
        vacancy = Vacancy.objects.get(pk=VacancyFactory(**facts).pk)
        return [one.text for one in vacancy.publishing_findings() if one.text.startswith(SENTENCE)]

    return of


@pytest.mark.urls("tests.vacancies.urls_without_form")
@pytest.mark.parametrize(("facts", "times"), [({}, 1), ({"external": True}, 0)])
def test_only_the_form_of_the_site_is_missed(said, facts, times):
    assert len(said(**facts)) == times


def test_a_form_that_is_mounted(said):
    assert said() == []
