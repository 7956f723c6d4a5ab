"""What a new vacancy asks for before an editor has changed anything."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.factories import document_kind as known_kind
from tests.sites import GroupSite
from vacancies.admin.default_document_rules import RULES, default_rules_creating_document_kinds
from vacancies.choices import PositionKind
from vacancies.models import DocumentKind, DocumentKindText, Vacancy

pytestmark = pytest.mark.django_db


def test_every_kind_has_rules() -> None:
    assert set(RULES) == set(PositionKind)


@pytest.mark.parametrize("kind", PositionKind)
def test_rules_are_whole_and_each_document_stands_once(kind: str) -> None:
    rules = default_rules_creating_document_kinds(kind)
    for rule in rules:
        rule.full_clean(exclude=["vacancy"])
    assert len({rule.kind_id for rule in rules}) == len(rules)
    assert rules[0].required


def test_documents_have_names_in_each_language() -> None:
    letter = default_rules_creating_document_kinds(PositionKind.DOCTORAL)[1].kind
    assert (letter.name("en").text, letter.name("sv").text) == (
        "Personal letter",
        "Personligt brev",
    )


@pytest.mark.parametrize(
    ("languages", "names"),
    [
        ("en de", {"en": "Personal letter"}),
        ("de fr", {"en": "Personal letter"}),
        ("de sv", {"sv": "Personligt brev"}),
        ("en-gb sv", {"en-gb": "Personal letter", "sv": "Personligt brev"}),
    ],
)
def test_no_english_word_is_stored_as_one_of_another_language(
    settings: Any, languages: str, names: dict[str, str]
) -> None:
    """Pages would not mark it, and checks would not ask for its translation."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        (code, code) for code in languages.split()
    ]
    settings.LANGUAGE_CODE = languages.rsplit(maxsplit=1)[-1]  # to whose words Django falls back
    first, again = (
        default_rules_creating_document_kinds(PositionKind.DOCTORAL)[1].kind for _ in range(2)
    )
    assert {row.language: row.name for row in first.texts.all()} == names
    assert again == first


def test_the_vocabulary_is_used_where_it_has_the_document() -> None:
    cv = known_kind("CV")
    assert default_rules_creating_document_kinds(PositionKind.THESIS)[0].kind == cv
    before = DocumentKind.objects.count()
    default_rules_creating_document_kinds(PositionKind.THESIS)
    assert DocumentKind.objects.count() == before


def test_of_two_types_with_its_names_the_first_language_of_the_site_chooses() -> None:
    kinds = []
    for language, name in (("sv", "Personligt brev"), ("en", "Personal letter")):
        kinds.append(DocumentKind.objects.create())
        DocumentKindText.objects.create(kind=kinds[-1], language=language, name=name)
    rules = default_rules_creating_document_kinds(PositionKind.DOCTORAL)
    assert rules[1].kind == kinds[1]


def test_a_new_vacancy_begins_with_them(client: Any, group_site: GroupSite) -> None:
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    add = reverse(Vacancy.snippet_viewset.get_url_name("add"))
    index = group_site.vacancies["en"].pk
    client.post(add, {"index": index, "kind": "postdoc", "title": "Postdoc"})
    vacancy = Vacancy.objects.get(name="Postdoc")
    names = [rule.kind.name("en").text for rule in vacancy.draft().document_rules.all()]
    assert names == [
        "CV",
        "Personal letter",
        "Research statement",
        "List of publications",
        "Other documents",
    ]
