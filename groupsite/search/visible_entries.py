"""The SQL condition for entries that anonymous visitors can open, or read the name of, now."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef
from wagtail.models import Page, PageViewRestriction, Site

from groupsite.search.index.models import ChangedRow
from groupsite.search.index.page_and_person_entries import instant_in_microseconds
from people import conf
from people.content.records.sites import do_sites_list_their_own
from people.models import Person, PersonPage

PAGE: Final = Page._meta.db_table
# What has changed since the index was updated, in this very moment, might hide any entry.
NOTHING_HAS_CHANGED: Final = f'NOT EXISTS (SELECT 1 FROM "{ChangedRow._meta.db_table}")'  # noqa: S608
NOT_RESTRICTED: Final = f"""
NOT EXISTS (
    SELECT 1 FROM "{PageViewRestriction._meta.db_table}" restriction
    JOIN "{PAGE}" branch ON branch.id = restriction.page_id
    WHERE branch.path = substr(entry.path, 1, length(branch.path)))
"""  # noqa: S608 — constants


def visible_condition(site: Site, at: datetime) -> tuple[str, list[Any]]:
    """Return (SQL, parameters) for public entries of this site; none while the index is outdated.

    If sites share their records, their entries are those of one site.
    """
    paths = list(_homes(site).values_list("path", flat=True))
    people, ids = _people_without_page_condition(site)
    branches = " OR ".join([people, *["substr(entry.path, 1, %s) = %s"] * len(paths)])
    sql = f"{NOTHING_HAS_CHANGED} AND entry.opens <= %s AND ({branches}) AND {NOT_RESTRICTED}"
    parts = [part for path in paths for part in (len(path), path)]
    return sql, [instant_in_microseconds(at, 0), *ids, *parts]


def _homes(site: Site) -> Any:
    """Return the home pages, in each language, of the site or of all sites that share their records."""
    if conf.do_sites_share_records():
        keys = Site.objects.values("root_page__translation_key")
        return Page.objects.filter(translation_key__in=keys)
    return Page.objects.filter(translation_key=site.root_page.translation_key)


def _people_without_page_condition(site: Site) -> tuple[str, list[int]]:
    """Return (SQL, parameters) for the people without a public page whom the site lists."""
    if not do_sites_list_their_own():
        return "entry.path = ''", []
    pages = PersonPage.objects.live_and_unrestricted().filter(person=OuterRef("pk"))
    people = Person.objects.in_site(site).exclude(Exists(pages))
    ids = list(people.values_list("pk", flat=True))
    places = ", ".join(["%s"] * len(ids)) or "NULL"
    return f"(entry.path = '' AND entry.record_id IN ({places}))", ids
