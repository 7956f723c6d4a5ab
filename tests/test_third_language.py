"""A site in English, Swedish and German, for which no line of code was written.

German comes from settings, a catalogue of ten strings and a folder of formats, both in a temporary
folder, and from pages. `docs/how-to/several-languages.md` says what a third language cannot change.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from django.core import mail
from django.template.loader import get_template
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from tests.catalogues import messages
from tests.factories import PersonFactory, VacancyFactory, add_page, the_group
from tests.made_once import made_once
from tests.pages import Read
from tests.sites import GroupSite
from vacancies.models import Application, DocumentKindText, Vacancy
from vacancies.posting import wording
from vacancies.posting.instructions import file_name_language_sentence

LANGUAGES = [("en", "English"), ("sv", "Svenska"), ("de", "Deutsch")]
CATALOGUE = {
    "apply/": "bewerben/",
    "Facts": "Fakten",
    "Family name": "Familienname",
    "Full time (%(share)s)": "Vollzeit (%(share)s)",
    "Hello,": "Guten Tag,",
    "How your data is handled": "Umgang mit Ihren Daten",
    "Kind regards,": "Mit freundlichen Grüßen",
    "The application should be written in %(language)s and be attached as PDF files, as below.": (
        "Die Bewerbung ist auf %(language)s zu verfassen und als PDF beizufügen."
    ),
    "This page is not available in %(language)s yet.": "Diese Seite gibt es nicht auf %(language)s.",
    "We could not show this page": "Diese Seite kann nicht angezeigt werden",
}
FORMATS = r"""
DATE_FORMAT = "j. F Y"
TIME_FORMAT = r"H:i \U\h\r"
DATETIME_FORMAT = r"j. F Y, H:i \U\h\r"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
"""
INDEXES = {
    "people": ("Personen", "personen"),
    "research": ("Forschung", "forschung"),
    "vacancies": ("Offene Stellen", "offene-stellen"),
}
TITLES = {"en": "PhD position", "sv": "Doktorandtjänst", "de": "Promotionsstelle"}


def forget_german_urls(resolver: URLResolver) -> None:
    """Django keeps the patterns of a language for ever, from before its catalogue was there too."""
    for kept in (resolver._reverse_dict, resolver._namespace_dict, resolver._app_dict):  # type: ignore[attr-defined]
        kept.pop("de", None)
    for pattern in [resolver, *resolver.url_patterns]:
        getattr(pattern.pattern, "_regex_dict", {}).pop("de", None)
    for inner in resolver.url_patterns:
        if isinstance(inner, URLResolver):
            forget_german_urls(inner)


@pytest.fixture(autouse=True)
def german_urls(three_languages: None) -> Iterator[None]:
    forget_german_urls(get_resolver())
    yield
    forget_german_urls(get_resolver())


@pytest.fixture
def three_languages(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What such a site has in its settings and in two folders of its own."""
    catalogue = Catalog(locale="de")
    for message, translated in CATALOGUE.items():
        catalogue.add(message, translated)
    compiled = tmp_path / "locale" / "de" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    formats = tmp_path / "formats_of_this_site" / "de"
    formats.mkdir(parents=True)
    for name, text in (("../__init__.py", ""), ("__init__.py", ""), ("formats.py", FORMATS)):
        (formats / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.FORMAT_MODULE_PATH = ["people.formats", "formats_of_this_site"]
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "applications"


@pytest.fixture
def site(group_site: GroupSite) -> GroupSite:
    """The indexes in three languages."""
    german = Locale.objects.create(language_code="de")
    home = group_site.home["de"] = group_site.home["en"].copy_for_translation(german)
    home.title, home.slug, home.live = "Wellen", "start", True
    home.save()
    for name, (title, slug) in INDEXES.items():
        pages = getattr(group_site, name)
        index = pages["de"] = pages["en"].copy_for_translation(german)
        index.title, index.slug, index.live = title, slug, True
        index.save()
    return group_site


@pytest.fixture
@made_once
def vacancy(site: GroupSite, at: datetime) -> Vacancy:
    """With a page of each language. The names of its documents are in English and Swedish alone."""
    made = VacancyFactory(
        documents=["CV", "Personal letter"],
        funded=True,
        extent_percent=100,
        application_language="de",
        salary_amount=Decimal(34550),
        contacts=[PersonFactory(given_name="Bob", family_name="Ask", email="bob@example.org")],
    )
    for code, title in TITLES.items():
        add_page(made, site.vacancies[code], title)
    return made


def page_of(vacancy: Vacancy, language: str) -> Any:
    return vacancy.pages.get(locale__language_code=language)


def read(client: Client, url: str) -> Read:
    return Read.from_response(client.get(url))


def test_each_string_of_the_german_catalogue_is_one_of_ours() -> None:
    ours = {message.id for folders in messages.SOURCES.values() for message in _strings_of(folders)}
    assert len(CATALOGUE) == 10
    assert set(CATALOGUE) - ours == set()


def _strings_of(folders: Any) -> Any:
    return messages.template_catalogue(folders)


class TestPages:
    @pytest.mark.thorough
    @pytest.mark.table
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            (
                "en",
                ["14 June 2025", "23:59", "34,550 SEK", "Full time (100%)", "written in German"],
            ),
            ("sv", ["14 juni 2025", "23.59", "34 550", "Heltid (100 %)", "skriven på tyska"]),
            (
                "de",
                ["14. Juni 2025", "23:59 Uhr", "34.550", "Vollzeit (100%)", "ist auf Deutsch zu"],
            ),
        ],
    )
    def test_a_posting_says_its_facts_in_its_language(
        self, client: Client, vacancy: Vacancy, language: str, said: list[str]
    ) -> None:
        page = read(client, page_of(vacancy, language).get_url())
        assert f'<html lang="{language}"' in page.whole
        assert [words for words in said if words not in page.text] == []

    @pytest.mark.thorough
    def test_german_without_a_translation_is_english(
        self, client: Client, vacancy: Vacancy
    ) -> None:
        assert "How to apply" in read(client, page_of(vacancy, "de").get_url()).text

    def test_words_of_another_language_are_marked(self, client: Client, vacancy: Vacancy) -> None:
        """Names of documents and of programmes are data of the site: here without a German row."""
        marked = read(client, page_of(vacancy, "de").get_url()).main.select('[lang="en"]')
        texts = " ".join(found.get_text(" ", strip=True) for found in marked)
        assert "Personal letter" in texts
        assert "Tide Programme" in texts

    def test_a_german_row_is_read_and_not_marked(self, client: Client, vacancy: Vacancy) -> None:
        kind = vacancy.document_rules.get(kind__texts__name="Personal letter").kind
        DocumentKindText.objects.create(kind=kind, language="de", name="Anschreiben")
        page = read(client, page_of(vacancy, "de").get_url())
        assert "Anschreiben" in page.text
        assert "Personal letter" not in page.text

    def test_every_page_names_the_others(self, client: Client, vacancy: Vacancy) -> None:
        urls = {code: page_of(vacancy, code).full_url for code in TITLES}
        soup = BeautifulSoup(read(client, page_of(vacancy, "de").get_url()).whole, "lxml")
        named = {
            link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")
        }
        assert named == {**urls, "x-default": urls["en"]}
        assert [link.text for link in soup.select(".mainnav__language a")] == ["English", "Svenska"]

    @pytest.mark.thorough
    def test_a_page_that_is_missing_leads_to_the_nearest_one(
        self, client: Client, site: GroupSite
    ) -> None:
        person = PersonFactory()
        page = add_page(person, site.people["en"])
        soup = BeautifulSoup(read(client, page.get_url()).whole, "lxml")
        link = soup.select_one('.mainnav__language a[lang="de"]')
        assert link["title"] == "Diese Seite gibt es nicht auf Deutsch."
        swedish = soup.select_one('.mainnav__language a[lang="sv"]')
        assert swedish["title"] == "Den här sidan finns inte på svenska än."
        assert link["href"] == "/de/personen/?missing=1"
        nearest = read(client, link["href"]).whole
        assert "nearest page that we have in Deutsch" in nearest
        people = read(client, "/de/personen/").main
        assert people.select_one("h2 [lang=en]").text == "PhD students"

    def test_a_reader_comes_to_the_language_of_their_browser(
        self, client: Client, site: GroupSite
    ) -> None:
        answer = client.get("/", headers={"accept-language": "de-AT,de;q=0.9,en;q=0.5"})
        assert answer.headers["Location"] == "/de/"


class TestForm:
    @pytest.mark.thorough
    def test_it_is_found_and_filled_in(
        self, vacancy: Vacancy, django_capture_on_commit_callbacks: Any
    ) -> None:
        client = Client()
        with translation.override("de"):
            start = reverse("groupsite_vacancies:start", args=[vacancy.pk])
        assert start == f"/de/bewerben/{vacancy.pk}/"
        page = read(client, start)
        for words in ("Familienname", "Umgang mit Ihren Daten", "Given name", "14. Juni 2025"):
            assert words in page.text
        key = re.search(r'name="key" value="([^"]+)"', page.whole)
        assert key
        data = {"key": key[1], "given_name": "Alice", "family_name": "Ek", "has_read": "on"}
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(start, {**data, "email": "alice@example.org"})
        assert answer.status_code == 303
        assert Application.objects.get().language == "de"
        documents = read(client, answer.headers["Location"])
        marked = [found.text for found in documents.main.select('[lang="en"]')]
        assert "Personal letter" in " ".join(marked)
        [letter] = mail.outbox
        assert "Guten Tag," in letter.body
        assert "Mit freundlichen Grüßen" in letter.body
        assert "14. Juni 2025" in " ".join(letter.body.replace("\N{NO-BREAK SPACE}", " ").split())
        assert "/de/bewerben/" in letter.body

    def test_files_are_named_in_the_language_of_the_application(self, vacancy: Vacancy) -> None:
        application = Application(vacancy=vacancy, language="en")
        assert application.file_name_language == "de"
        with translation.override("en"):
            assert (
                file_name_language_sentence(application.file_name_language)
                == "The names of your files are therefore in German."
            )
        with translation.override("sv"):
            assert (
                file_name_language_sentence(application.file_name_language)
                == "Därför får dina filer namn på tyska."
            )
        with translation.override("de"):
            assert file_name_language_sentence(application.file_name_language) == ""


class TestAdmin:
    @pytest.fixture(autouse=True)
    def in_german(self, admin_user: Any) -> None:
        UserProfile.objects.create(user=admin_user, preferred_language="de")

    @pytest.mark.thorough
    def test_the_tabs_have_three_languages(
        self, admin_client: Client, site: GroupSite, vacancy: Vacancy
    ) -> None:
        page_of(vacancy, "sv").delete()
        for url in (
            reverse("wagtailsnippets_groupsite_vacancies_vacancy:edit", args=[vacancy.pk]),
            reverse("wagtailadmin_pages:edit", args=[page_of(vacancy, "de").pk]),
        ):
            soup = BeautifulSoup(admin_client.get(url).content, "lxml")
            tabs = soup.select("#groupsite-tabs li")
            names = [tab.select_one("span:not(.groupsite-language-tabs__tab)").text for tab in tabs]
            assert names == ["Fakten", "English", "Svenska", "Deutsch"]
            assert "missing" in tabs[2].text
            assert "missing" not in tabs[3].text

    def test_a_german_page_is_started_from_its_tab(
        self, admin_client: Client, site: GroupSite, vacancy: Vacancy
    ) -> None:
        page_of(vacancy, "de").delete()
        start = reverse(
            "wagtailsnippets_groupsite_vacancies_vacancy:start_language", args=[vacancy.pk, "de"]
        )
        assert admin_client.post(start).status_code == 302
        assert not page_of(vacancy, "de").live

    @pytest.mark.thorough
    def test_the_facts_ask_for_applications_in_german_too(
        self, admin_client: Client, vacancy: Vacancy
    ) -> None:
        url = reverse("wagtailsnippets_groupsite_vacancies_vacancy:edit", args=[vacancy.pk])
        soup = BeautifulSoup(admin_client.get(url).content, "lxml")
        options = soup.select("select[name=application_language] option")
        offered = {option["value"]: option.text.strip() for option in options if option["value"]}
        assert list(offered) == ["en", "sv", "de", "en sv", "de en", "de sv"]
        assert offered["de"] == "Deutsch"
        assert offered["de en"] == "Deutsch or Englisch"
        vacancy.full_clean()

    @pytest.mark.thorough
    def test_names_can_be_written_in_german(self, admin_client: Client, site: GroupSite) -> None:
        url = reverse("wagtailsnippets_groupsite_people_organisation:edit", args=[the_group().pk])
        soup = BeautifulSoup(admin_client.get(url).content, "lxml")
        options = soup.select('select[name="texts-0-language"] option')
        assert [option.text for option in options] == ["English", "Svenska", "Deutsch"]


class TestWithoutARequest:
    @pytest.mark.parametrize(("name", "languages"), [("400", ["sv"]), ("500", ["sv", "de"])])
    def test_an_error_page_has_the_languages_that_it_is_translated_into(
        self, name: str, languages: list[str]
    ) -> None:
        soup = BeautifulSoup(get_template(f"{name}.html").render({}), "lxml")
        assert [part["lang"] for part in soup.select(".standalone__part[lang]")] == languages
        assert soup.title.text.count(" – ") == len(languages)

    def test_a_moment_is_written_in_the_format_of_the_site(self) -> None:
        with translation.override("de"):
            arrived = datetime.fromisoformat("2025-05-20T14:07:31+02:00")
            said = wording.timestamp_text(arrived, "Europe/Stockholm")
            assert said.startswith("20. Mai 2025, 14:07:31 Uhr ")
            assert wording.date_text(date(2025, 6, 14)) == "14. Juni 2025"

    def test_the_site_chooses_in_which_languages_one_applies(self, settings: Any) -> None:
        settings.GROUPSITE_VACANCIES_APPLICATION_LANGUAGES = ["de", "en"]
        field = Vacancy._meta.get_field("application_language")
        assert [value for value, _ in field.choices] == ["de", "en", "de en"]
