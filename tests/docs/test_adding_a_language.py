"""A site with one language gets a second one by the printed lines; its old addresses still answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from tests.applications import ApplicationFactory
from tests.docs.pages import DOCS, fences
from tests.factories import VacancyFactory
from tests.sites import GroupSite
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


def test_a_translated_path_leaves_the_first_language_alone(
    client: Any, use_urls: UseUrls, old_addresses: dict[str, str]
) -> None:
    """The group's own catalogue translates the same paths into Swedish."""
    use_urls(IN_USE.split("urlpatterns")[0] + "urlpatterns = []\n" + TRANSLATED)
    assert statuses(client, old_addresses) == [200, 200]
    with translation.override("sv"):
        assert reverse("groupsite_vacancies:start", args=[1]) == "/sv/ansok/1/"
