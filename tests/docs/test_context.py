"""What the pages and letters are given is what the documentation lists."""

import re

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from tests.docs.pages import first_column
from tests.factories import AreaFactory, PersonFactory, VacancyFactory

PAGES = "reference/templates.md"


@pytest.fixture
def given(group_site, at):
    """By page type: what its template is given beside what every page of Wagtail is."""
    alice = PersonFactory()
    area = AreaFactory(lead=alice)
    vacancy = VacancyFactory(supervisors=[alice], areas=[area], documents=["CV"])
    made = [
        group_site.people["en"],
        group_site.research["en"],
        group_site.vacancies["en"],
        *(group_site.add(record, title="Title")["en"] for record in (alice, area, vacancy)),
    ]
    return {type(page).__name__: keys_of(page) for page in made}


def keys_of(page: Page) -> set[str]:
    request = RequestFactory().get("/")
    everywhere = Page.get_context(page, request)
    return set(page.get_context(request)) - set(everywhere)


def test_pages_are_given_what_is_documented(given) -> None:
    assert {kind: set(first_column(PAGES, kind)) for kind in given} == given


@pytest.mark.parametrize(
    ("module", "heading"),
    [
        ("to_applicants", "Context of e-mails to applicants"),
        ("to_readers", "Context of e-mails to readers"),
    ],
)
def test_letters_are_given_what_is_documented(module: str, heading: str) -> None:
    """The keys stand in the source as they are: the dictionaries are written out."""
    from tests.sources import ROOT

    source = (ROOT / "vacancies" / "emails" / f"{module}.py").read_text(encoding="utf-8")
    functions = re.split(r"^def ", source, flags=re.MULTILINE)
    wanted = [one for one in functions if re.match(r"mail_context|_receipt_context", one)]
    keys = {key for one in wanted for key in re.findall(r'^        "(\w+)":', one, re.MULTILINE)}
    assert set(first_column("how-to/letters.md", heading)) == keys | {"language", "subject"}
