"""The notice beside the form, and which version of it was read (R70)."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import translation

from tests.factories import VacancyFactory
from tests.vacancies.applications.conftest import Applicant
from vacancies.applications import privacy_notice
from vacancies.models import Application, PrivacyNotice, RetentionRule

pytestmark = pytest.mark.django_db

SAID = {
    "en": [
        "Lindholmen University",  # the controller
        "to decide who is offered the position",  # the purpose
        "Article 6(1)(e)",  # the basis
        "rules on public records",  # how long, before the site has a rule
        "is a public record",
        "Authority for Privacy Protection",  # the rights
        "personal identity number",  # R77
    ],
    "sv": [
        "Lindholmens universitet",
        "vem som erbjuds tjänsten",
        "artikel 6.1 e",
        "allmänna handlingar",
        "är en allmän handling",
        "Integritetsskyddsmyndigheten",
        "personnummer",
    ],
}


@pytest.mark.parametrize("language", SAID)
def test_it_says_what_it_must(applicant: Applicant, language: str, at: datetime) -> None:
    """R70: controller, purpose, basis, retention, public records, rights, in both languages."""
    with translation.override(language):
        shown = privacy_notice.notice_in_active_language(applicant.vacancy)
        page = applicant.client.get(applicant.start_url).content.decode()
    assert [words for words in SAID[language] if words not in shown.text] == []
    assert str(shown.html) in page


def test_its_version_is_stored_with_the_application(applicant: Applicant, at: datetime) -> None:
    """R70."""
    shown = privacy_notice.notice_in_active_language(applicant.vacancy)
    applicant.begin()
    kept = Application.objects.get().notice
    assert (kept.version, kept.text, kept.language) == (shown.version, shown.text, "en")
    applicant.begin(email="bob@example.org")
    assert PrivacyNotice.objects.count() == 1


def test_other_words_are_another_version(applicant: Applicant, at: datetime) -> None:
    before = privacy_notice.notice_in_active_language(applicant.vacancy)
    rule = RetentionRule.load()
    rule.confirm(None, at)
    after = privacy_notice.notice_in_active_language(applicant.vacancy)
    assert "24 months after the decision" in after.text
    assert before.version != after.version


def test_an_organisation_without_others_above_answers_itself(
    applicant: Applicant, at: datetime
) -> None:
    top = applicant.vacancy.organisation
    assert top
    top.parent = None
    top.save()
    assert "Waves group" in privacy_notice.notice_in_active_language(applicant.vacancy).text


def test_nobody_named_is_said_in_general(group_site: Any, at: datetime) -> None:
    alone = VacancyFactory(organisation=None)
    assert (
        "the organisation that advertises the position"
        in privacy_notice.notice_in_active_language(alone).text
    )
