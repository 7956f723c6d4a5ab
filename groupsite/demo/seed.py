"""Loads the demo into an empty site, all or nothing; also updates its address and reopens its posting."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from wagtail.models import Page, Site

from groupsite.demo import records
from groupsite.demo.content import pages
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.organisations import GROUP, ORGANISATIONS
from groupsite.demo.content.people import PEOPLE, ROLES
from groupsite.demo.content.vacancies import DOCUMENT_KINDS, POSTING, demonstration_vacancy
from groupsite.demo.page_tree import make_pages
from groupsite.demo.records import Found
from groupsite.models import HomePage, SiteText, SiteWords
from people.models import Organisation, PeopleSettings, Person
from vacancies.models import Vacancy

# Hosts under which a demonstration runs on one's own machine.
LOCAL: Final = ("localhost", "127.0.0.1", "::1")


class DatabaseNotEmptyError(Exception):
    """The database already has content."""


def has_home_page() -> bool:
    """Whether there is a home page, of the demo or any other site."""
    return HomePage.objects.exists()


@transaction.atomic
def load_demo_content(at: datetime, host: str, port: int) -> None:
    """Create and publish the demo. `at` determines the dates of the demonstration posting.

    Raises DatabaseNotEmptyError where something else is there already.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or _has_pages_or_records(site):
        raise DatabaseNotEmptyError
    site.hostname, site.port, site.site_name = host, port, pages.HOME["en"].title
    found = _create_records(_local_today(at))
    make_pages(site, found)
    _save_site_words(site)
    PeopleSettings.objects.update_or_create(
        site=site, defaults={"organisation": found["organisations"][GROUP.key]}
    )


def _save_site_words(site: Site) -> None:
    """Save the site's contact details, and its texts in each language."""
    words, _made = SiteWords.objects.update_or_create(site=site, defaults=pages.SITE_FACTS)
    words.texts = [SiteText(language=code, **vars(own)) for code, own in pages.SITE.items()]
    words.save()


def update_local_site_address(host: str, port: int) -> None:
    """Update the host and port of the demo's site, unless somebody set another host."""
    site = Site.objects.filter(is_default_site=True, hostname__in=LOCAL).first()
    if site is not None and (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()


@transaction.atomic
def extend_expired_demonstration_vacancy(at: datetime) -> bool:
    """Extend an expired demonstration posting, as an editor would, unless somebody has touched its facts.

    Return whether it was extended.
    """
    today = _local_today(at)
    demo = demonstration_vacancy(today)
    vacancy = Vacancy.objects.filter(key=records.record_key(demo), live=True).first()
    if vacancy is None or vacancy.closes_at is None or vacancy.closes_at > at:
        return False
    if vacancy.locked or vacancy.outcome or vacancy.revisions.exclude(user=None).exists():
        return False
    vacancy.deadline_on = demo.facts["deadline_on"]
    vacancy.save_revision(log_action=True).publish()
    return True


def _local_today(at: datetime) -> date:
    return at.astimezone(ZoneInfo(POSTING.facts["time_zone"])).date()


def _has_pages_or_records(site: Site) -> bool:
    """Whether there are organisations, people, vacancies, or pages besides Wagtail's welcome page."""
    root = site.root_page
    begun = root.specific_class is not Page or root.get_descendants().exists()
    return begun or any(model.objects.exists() for model in (Organisation, Person, Vacancy))


def _create_records(today: date) -> dict[str, Found]:
    found = {
        "organisations": records.make_organisations(ORGANISATIONS),
        "roles": records.make_roles(ROLES),
    }
    found["people"] = records.make_people(PEOPLE, found)
    found["areas"] = records.make_areas(AREAS, found["people"])
    found["document_kinds"] = records.make_document_kinds(DOCUMENT_KINDS)
    found["vacancies"] = {
        "posting": records.make_vacancy(POSTING, found),
        "demonstration": records.make_vacancy(demonstration_vacancy(today), found),
    }
    return found
