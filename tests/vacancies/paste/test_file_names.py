"""The names that applicants shall give their files, with the reference number of the vacancy."""

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import form_data, made, review, save

POSTING = """PhD position in coding

You will look for codes that nobody has found yet, in optical combs.

Reference number: 2027-0741

How to apply

Please attach the following documents as PDF files:

CV (name the document: CV, Family name, Ref 2027-0741), including a complete list of publications.

Personal letter (name the document: Personal letter, Family name), no longer than two pages, in which you
introduce yourself.

Application deadline: 14 June 2025
"""


def rules() -> dict[str, tuple[bool, str]]:
    _page, vacancy = made()
    return {str(one): (one.asks_for_name, one.name_pattern) for one in vacancy.document_rules.all()}


def guidance() -> str:
    page, _vacancy = made()
    return squeezed(" ".join(row.text for row in page.guidance.all()))


@pytest.fixture
def shown(editor, index):
    return review(editor, index, POSTING)


@pytest.mark.thorough
def test_the_rule_asks_for_the_name(editor, index, shown):
    save(editor, index, POSTING)
    assert rules() == {
        "CV": (True, "CV, {family name}, Ref {reference}"),
        "Personal letter": (True, ""),  # the site's own
    }
    assert squeezed("CV, including a complete list of publications.") in guidance()
    assert squeezed("name the document") not in guidance()


@pytest.mark.thorough
def test_what_no_rule_asks_for_stays_in_the_guidance(editor, index, shown):
    names = [name for name in form_data(shown) if name.endswith("-asks_for_name")]
    save(editor, index, POSTING, **{name: [] for name in names})
    assert rules() == {"CV": (False, ""), "Personal letter": (False, "")}
    assert squeezed("name the document: CV, Family name, Ref 2027-0741") in guidance()
