"""A site with one language gets a second one by the printed lines; its old addresses still answer."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from tests.applications import ApplicationFactory
from tests.catalogues import messages
from tests.docs.pages import DOCS, fences
from tests.factories import VacancyFactory
from tests.sites import GroupSite
from tests.sources import ROOT
from tests.vacancies.alerts.subscribers import page_of, subscriber
from vacancies.applications import tokens
from vacancies.models import AlertSubscription

pytestmark = pytest.mark.django_db

FRAME = "<!doctype html><title>Host</title><main>{% block content %}{% endblock %}</main>"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
ONE_LANGUAGE = """
from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("apply/", include("vacancies.urls")),
    path("alerts/", include("vacancies.alerts.urls")),
    path("", include(wagtail_urls)),
]
"""
type UseUrls = Callable[[str], None]


def printed(*words: str) -> str:
    """The one block of code in the guide that has these words."""
    blocks = [fence.code for fence in fences(DOCS / "how-to" / "several-languages.md")]
    (found,) = (block for block in blocks if all(word in block for word in words))
    return found


IN_USE = printed("from wagtail import urls", "prefix_default_language=False")
MOVED = printed("RedirectView")
TRANSLATED = printed('_("apply/")')
NEW = IN_USE.replace("    prefix_default_language=False,\n", "")


@pytest.fixture
def use_urls(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UseUrls:
    """Templates and middleware as a host has them; its URL configuration is a text."""
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "applications"
    own = [name for name in settings.MIDDLEWARE if not name.startswith("groupsite.")]
    monkeypatch.syspath_prepend(tmp_path)

    def use(code: str) -> None:
        several = "i18n_patterns" in code
        name = f"urls_of_host_{abs(hash(code))}"
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        settings.WAGTAIL_I18N_ENABLED = several
        settings.MIDDLEWARE = (["django.middleware.locale.LocaleMiddleware"] * several) + own
        settings.ROOT_URLCONF = name

    return use


@pytest.fixture
def old_addresses(group_site: GroupSite, use_urls: UseUrls, at: Any) -> dict[str, str]:
    """What visitors, applicants and subscribers have from before the second language."""
    use_urls(ONE_LANGUAGE)
    vacancy = VacancyFactory(documents=["CV"])
    page = group_site.add(vacancy, title="PhD position")["en"]
    token = tokens.create_token(ApplicationFactory(vacancy=vacancy), at)
    with translation.override("en"):
        return {
            "posting": f"/vacancies/{page.slug}/",
            "draft": reverse("groupsite_vacancies:draft", args=[token]),
            "unsubscribe": page_of(subscriber(), "unsubscribe"),
        }


def statuses(client: Any, addresses: dict[str, str], **kwargs: Any) -> list[int]:
    """Read by somebody whose browser is in the language that has been added."""
    swedish = {"accept-language": "sv"}
    return [
        client.get(addresses[name], headers=swedish, **kwargs).status_code
        for name in ("posting", "draft")
    ]


def test_old_addresses_and_mailed_links_still_answer(
    client: Any, use_urls: UseUrls, old_addresses: dict[str, str]
) -> None:
    assert old_addresses["draft"].startswith("/apply/draft/")
    use_urls("urlpatterns = []\n" + IN_USE)
    assert statuses(client, old_addresses) == [200, 200]
    answer = client.post(old_addresses["unsubscribe"], ONE_CLICK, headers={"accept-language": "sv"})
    assert (answer.status_code, AlertSubscription.objects.count()) == (200, 0)
    assert client.get("/sv/lediga-tjanster/").status_code == 200


def test_without_the_argument_they_do_not(
    client: Any, use_urls: UseUrls, old_addresses: dict[str, str]
) -> None:
    """Why the guide says not to leave it out."""
    use_urls("urlpatterns = []\n" + NEW)
    assert statuses(client, old_addresses, follow=True) == [404, 404]
    assert client.post(old_addresses["unsubscribe"], ONE_CLICK).status_code == 302
    assert AlertSubscription.objects.exists()


def test_a_site_that_moves_redirects_them(
    client: Any, use_urls: UseUrls, old_addresses: dict[str, str]
) -> None:
    use_urls("urlpatterns = []\n" + NEW + MOVED)
    assert statuses(client, old_addresses) == [301, 301]
    assert statuses(client, old_addresses, follow=True) == [200, 200]
    assert client.get("/vacancies/?kind=postdoc").headers["Location"] == (
        "/en/vacancies/?kind=postdoc"
    )
    assert client.get("/sv/nothing/").status_code == 404
    home = client.get("/", headers={"accept-language": "sv"})
    assert (home.status_code, home.headers["Location"]) == (302, "/sv/")


def test_a_translated_path_leaves_the_first_language_alone(
    client: Any, use_urls: UseUrls, old_addresses: dict[str, str]
) -> None:
    """The group's own catalogue translates the same paths into Swedish."""
    use_urls(IN_USE.split("urlpatterns")[0] + "urlpatterns = []\n" + TRANSLATED)
    assert statuses(client, old_addresses) == [200, 200]
    with translation.override("sv"):
        assert reverse("groupsite_vacancies:start", args=[1]) == "/sv/ansok/1/"


class TestLanguageMenu:
    """By the two printed lines."""

    @pytest.fixture
    def posting(
        self, group_site: GroupSite, use_urls: UseUrls, tmp_path: Path, at: Any
    ) -> dict[str, Any]:
        use_urls("urlpatterns = []\n" + IN_USE)
        lines = printed("{% language_links %}")
        (tmp_path / "base.html").write_text(f"{lines}{FRAME}", encoding="utf-8")
        return group_site.add(VacancyFactory(documents=["CV"]), title="PhD position")

    def links(self, client: Any, url: str) -> tuple[dict[str, str], list[str]]:
        page = BeautifulSoup(client.get(url).text, "lxml")
        alternates = page.select("link[rel=alternate][hreflang]")
        menu = page.select("nav ul a[hreflang][lang]")
        return {one["hreflang"]: one["href"] for one in alternates}, [one["href"] for one in menu]

    def test_a_page_links_to_its_other_languages(
        self, client: Any, posting: dict[str, Any]
    ) -> None:
        english, swedish = posting["en"], posting["sv"]
        hosts = {code: f"http://localhost{page.url}" for code, page in posting.items()}
        expected = {**hosts, "x-default": hosts["en"]}
        assert english.url.startswith("/vacancies/")
        assert self.links(client, english.url) == (expected, [swedish.url])
        assert self.links(client, swedish.url) == (expected, [english.url])
        assert self.links(client, "/vacancies/?kind=postdoc")[1] == [
            "/sv/lediga-tjanster/?kind=postdoc"
        ]

    @pytest.mark.parametrize("how", ["draft", "restricted", "facts"])
    def test_what_is_hidden_is_not_linked(
        self, client: Any, posting: dict[str, Any], how: str
    ) -> None:
        hidden = posting["sv"]
        if how == "draft":
            hidden.unpublish()
        elif how == "restricted":
            PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        else:
            posting["en"].vacancy.unpublish()
        url = "/vacancies/" if how == "facts" else posting["en"].url
        alternates, menu = self.links(client, url)
        assert menu == ["/sv/lediga-tjanster/"]
        assert hidden.url not in client.get(url).text
        assert (alternates == {}) is (how != "facts")

    def test_the_form_links_to_itself(self, client: Any, posting: dict[str, Any]) -> None:
        form = reverse("groupsite_vacancies:start", args=[posting["en"].vacancy_id])
        assert self.links(client, form) == ({}, [f"/sv{form}"])

    def test_a_language_without_a_home_page_is_not_offered(
        self, client: Any, group_site: GroupSite, posting: dict[str, Any]
    ) -> None:
        group_site.home["sv"].get_descendants(inclusive=True).update(live=False)
        assert self.links(client, posting["en"].url) == ({}, [])


PYTHON_WITH_TEXTS_FOR_VISITORS = (
    "people/content/language_names.py",
    "people/models/honorifics.py",
    "people/models/persons.py",
    "research/models/areas.py",
    "vacancies/choices.py",
    "vacancies/templatetags/groupsite_vacancies.py",
)


def test_the_printed_patterns_name_every_template_with_texts_for_visitors() -> None:
    """As msggrep reads them: an asterisk does not match a slash."""
    patterns = re.findall(r"-N '([^']+)'", printed("msggrep"))
    rules = [re.compile(re.escape(one).replace(r"\*", "[^/]*")) for one in patterns]
    shown = [
        path.relative_to(ROOT).as_posix()
        for app in ("people", "research", "vacancies")
        for path in messages.source_files([f"{app}/templates"])
        if "admin" not in path.parts and any(messages.strings_of(path))
    ]
    assert len(shown) > 100
    shown += PYTHON_WITH_TEXTS_FOR_VISITORS
    assert [name for name in shown if not any(rule.fullmatch(name) for rule in rules)] == []
