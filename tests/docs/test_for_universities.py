"""The pages for universities: the same in both languages, with the periods and labels of the code."""

import re

import pytest
from django.apps import apps

from tests.docs.pages import DOCS, fences, text
from vacancies import conf
from vacancies.models import AlertSubscription, Application, RetentionRule

PAGES = ("for-universities/en.md", "for-universities/sv.md")


def shape(page: str) -> list[str]:
    """What each line is, and what it links to; not its words."""
    links = [f"[{link}]" for link in re.findall(r"\]\(([^)]+)\)", text(page))]
    kinds = re.findall(r"^(#+ |\| |\|-|- |\d\. |```)", text(page), re.MULTILINE)
    return [*kinds, *sorted(links)]


def test_both_languages_say_as_much() -> None:
    english, swedish = map(shape, PAGES)
    assert english == swedish


@pytest.mark.parametrize("page", PAGES)
def test_periods_are_the_defaults(page: str) -> None:
    rule = RetentionRule()
    assert f"({rule.keep_months}" in text(page)
    drafts = re.search(r"\| (?:drafts|utkast) .*?\| (\d+) ", text(page))
    assert drafts
    assert int(drafts[1]) == conf.draft_days()
    megabytes = re.search(r"(\d+)[,\u202f\u00a0 ](\d{3}) MB", text(page))
    assert megabytes
    assert int("".join(megabytes.groups())) == conf.unconfirmed_vacancy_megabytes()


@pytest.mark.parametrize("page", PAGES)
def test_everything_is_exported_by_the_command(page: str) -> None:
    (fence,) = fences(DOCS / page)
    labels = fence.code.split()[3:-2]
    assert all(apps.is_installed(apps.get_app_config(label).name) for label in labels)
    assert {"groupsite_people", "groupsite_research", "groupsite_vacancies"} <= set(labels)


@pytest.mark.parametrize("page", PAGES)
def test_the_export_can_leave_out_applicants_and_subscribers_entirely(page: str) -> None:
    """A row that refers to one that has been left out could not be loaded, and may hold answers."""
    left_out = set(re.findall(r"`(groupsite_vacancies\.\w+)`", text(page)))
    for about in (Application, AlertSubscription):
        related = {one.related_model for one in about._meta.related_objects}
        assert {model._meta.label for model in {about, *related}} <= left_out
