"""The name of a site, in the language of an e-mail or a feed."""

from typing import Any

import pytest
from django.core import mail
from django.utils.translation import override
from wagtail.models import Site

from people.content.languages.site_names import site_name
from people.structured_data.nodes_of_pages import website
from tests.hiding import hide_alias, hide_draft, hide_restricted
from tests.vacancies.alerts.subscribers import subscriber, tend
from vacancies.models import MailKind, mail_queue

pytestmark = pytest.mark.django_db


def names(site: Site | None = None) -> tuple[str, ...]:
    found = []
    for language in ("en", "sv"):
        with override(language):
            found.append(site_name(site or Site.objects.get()))
    return tuple(found)


def named(site: Any, name: str) -> None:
    Site.objects.update(site_name=name)


def test_a_translated_home_page_goes_before_the_settings(group_site: Any) -> None:
    named(group_site, "")
    assert names() == ("Waves", "Vågor")
    named(group_site, "Institute of Waves")
    assert names() == ("Institute of Waves", "Vågor")


def test_a_variant_of_a_language_of_the_site_has_its_name(group_site: Any) -> None:
    """Such as with LANGUAGE_CODE = "sv-se" and the content language sv."""
    with override("sv-se"):
        assert site_name(Site.objects.get()) == "Vågor"


def test_search_engines_read_the_same_name(group_site: Any, rf: Any) -> None:
    named(group_site, "Institute of Waves")
    request = rf.get("/", HTTP_HOST="localhost")
    found = [website(request, home)["name"] for home in group_site.home.values()]
    assert sorted(map(str, found)) == ["Institute of Waves", "Vågor"]


def test_a_translation_with_the_same_title_names_nothing(group_site: Any) -> None:
    home = Site.objects.get().root_page
    home.get_translations().update(title=home.title)
    named(group_site, "Institute of Waves")
    assert names() == ("Institute of Waves", "Institute of Waves")


@pytest.mark.parametrize("hide", [hide_alias, hide_draft, hide_restricted])
def test_a_hidden_translation_names_nothing(group_site: Any, hide: Any) -> None:
    """R45."""
    named(group_site, "Institute of Waves")
    hide(Site.objects.get().root_page.get_translations().get())
    assert names() == ("Institute of Waves", "Institute of Waves")


def test_it_costs_one_query(group_site: Any, django_assert_num_queries: Any) -> None:
    site = Site.objects.get()
    with django_assert_num_queries(1):
        site_name(site)
    assert site_name(None) == ""


@pytest.mark.table
@pytest.mark.parametrize(("language", "name"), [("en", "Waves group"), ("sv", "Vågor")])
def test_an_e_mail_is_signed_in_its_language(
    group_site: Any, at: Any, language: str, name: str
) -> None:
    named(group_site, "Waves group")
    asked = subscriber(language=language, unconfirmed=True, at=at)
    mail_queue.queue_mail_for_subscriber(MailKind.ALERTS_CONFIRM, asked, at)
    tend(at)
    assert mail.outbox[0].body.rstrip().endswith(name)
