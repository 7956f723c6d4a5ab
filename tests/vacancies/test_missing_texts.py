"""Texts of the facts that a posting in one language would print in another: the checks name each."""

import pytest

from people.models import Organisation, OrganisationText
from tests.factories import VacancyFactory, document_kind
from vacancies.models import (
    ContactText,
    DocumentKind,
    DocumentKindText,
    DocumentPart,
    DocumentRule,
    VacancyContact,
    VacancyPlaceText,
    VacancyProgramme,
)
from vacancies.posting.validation.untranslated_facts import untranslated_fact_findings

pytestmark = pytest.mark.django_db


def contact(**roles):
    texts = [ContactText(language=code, role=role) for code, role in roles.items()]
    return VacancyContact(name="Anna Berg", texts=texts)


def kind(**names):
    texts = [DocumentKindText(language=code, name=name) for code, name in names.items()]
    one = DocumentKind(texts=texts)
    one.save()
    return one


def organisation(place="", **names):
    texts = [
        OrganisationText(language=code, name=name, place=place) for code, name in names.items()
    ]
    one = Organisation(kind="department", texts=texts)
    one.save()
    return one


def found(language="sv", **facts):
    vacancy = VacancyFactory.build(**{"organisation": None, **facts})
    return untranslated_fact_findings(vacancy, language)


@pytest.mark.parametrize(
    ("roles", "language", "text"),
    [
        ({"en": "Head of department"}, "sv", "Head of department"),
        ({"sv": "prefekt"}, "en", "prefekt"),
        ({"en": "Head of department", "sv": "prefekt"}, "sv", None),
        ({"en": "Head of department"}, "en", None),
        ({"en": "Head of department"}, "en-gb", None),
        ({}, "sv", None),
    ],
)
def test_a_role_in_another_language(group_site, roles, language, text):
    findings = found(language, contacts=[contact(**roles)])
    name = {"sv": "Swedish", "en": "English"}.get(language)
    before = f"The role of the contact Anna Berg has no text in {name}: visitors read"
    assert [one.text for one in findings] == ([f"{before} “{text}”."] if text else [])
    assert not any(one.is_error or one.field != "contacts" or one.screen for one in findings)


def test_a_document_type_without_a_name(group_site):
    account = kind(en="An account of your teaching")
    rule = DocumentRule(kind=document_kind("CV"), parts=[DocumentPart(kind=account)])
    findings = found(document_rules=[rule, DocumentRule(kind=account)])
    text = "The document type “An account of your teaching” has no name in Swedish."
    assert [(one.text, one.screen, one.field) for one in findings] == [(text, account, "texts")]
    assert found("en", document_rules=[rule]) == []


def test_an_organisation_without_a_name(group_site):
    one, other = organisation(en="Department of Waves"), organisation(sv="Vågfonden", en="Waves")
    findings = found(organisation=one, programmes=[VacancyProgramme(organisation=other)])
    text = "The organisation “Department of Waves” has no name in Swedish."
    assert [(one.text, one.screen) for one in findings] == [(text, one)]


def test_a_location_in_another_language(group_site):
    place = VacancyPlaceText(language="en", place="Gothenburg")
    text = "The location has no text in Swedish: visitors read “Gothenburg”."
    assert [(one.text, one.field) for one in found(places=[place])] == [(text, "places")]
    unit = organisation("Gothenburg", en="Waves", sv="Vågor")
    assert found(organisation=unit) == []
    unit.texts.set([OrganisationText(language="en", name="Waves", place="Gothenburg")])
    assert (text, unit) in [(one.text, one.screen) for one in found(organisation=unit)]
