"""The SQL condition for entries that anonymous visitors can open, or read the name of, now."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef
from wagtail.models import Page, PageViewRestriction, Site

from groupsite.search.index.models import ChangedRow
from groupsite.search.index.new_entries import instant_in_microseconds
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from people import conf
from people.content.records.sites import do_sites_list_their_own
from people.models import Person, PersonPage
from research.models import PublicationIndexPage

PAGE: Final = Page._meta.db_table
# What has changed since the index was updated, in this very moment, might hide any entry.
NOTHING_HAS_CHANGED: Final = f'NOT EXISTS (SELECT 1 FROM "{ChangedRow._meta.db_table}")'  # noqa: S608
NOT_RESTRICTED: Final = f"""
NOT EXISTS (
    SELECT 1 FROM "{PageViewRestriction._meta.db_table}" restriction
    JOIN "{PAGE}" branch ON branch.id = restriction.page_id
    WHERE branch.path = substr({{path}}, 1, length(branch.path)))
"""  # noqa: S608 — constants
PEOPLE, PUBLICATIONS = map(RESULT_KINDS.index, (ResultKind.PEOPLE, ResultKind.PUBLICATIONS))
# A publication is read below a list, which is asked about once and not for each entry.
HAS_PUBLIC_LIST: Final = f"""
EXISTS (
    SELECT 1 FROM "{PublicationIndexPage._meta.db_table}" own
    JOIN "{PAGE}" list ON list.id = own.page_ptr_id
    WHERE list.live AND list.alias_of_id IS NULL AND ({{branches}})
        AND {NOT_RESTRICTED.format(path="list.path")})
"""  # noqa: S608 — constants


def visible_condition(site: Site, at: datetime) -> tuple[str, list[Any]]:
    """Return (SQL, parameters) for public entries of this site; none while the index is outdated.

    If sites share their records, their entries are those of one site.
    """
    paths = list(_homes(site).values_list("path", flat=True))
    parts = [part for path in paths for part in (len(path), path)]
    people, ids = _people_without_page_condition(site)
    lists = HAS_PUBLIC_LIST.format(branches=_branches_condition("list.path", paths))
    publications = f"(entry.kind = {PUBLICATIONS} AND {lists})"
    places = f"{people} OR {publications} OR {_branches_condition('entry.path', paths)}"
    restricted = NOT_RESTRICTED.format(path="entry.path")
    sql = f"{NOTHING_HAS_CHANGED} AND entry.opens <= %s AND ({places}) AND {restricted}"
    return sql, [instant_in_microseconds(at, 0), *ids, *parts, *parts]


def _branches_condition(column: str, paths: list[str]) -> str:
    """Return SQL that is true at or below these paths; its parameters are each length and path."""
    return " OR ".join([f"substr({column}, 1, %s) = %s"] * len(paths)) or "1 = 0"


def _homes(site: Site) -> Any:
    """Return the home pages, in each language, of the site or of all sites that share their records."""
    if conf.do_sites_share_records():
        keys = Site.objects.values("root_page__translation_key")
        return Page.objects.filter(translation_key__in=keys)
    return Page.objects.filter(translation_key=site.root_page.translation_key)


def _people_without_page_condition(site: Site) -> tuple[str, list[int]]:
    """Return (SQL, parameters) for the people without a public page whom the site lists."""
    if not do_sites_list_their_own():
        return f"(entry.kind = {PEOPLE} AND entry.path = '')", []
    pages = PersonPage.objects.live_and_unrestricted().filter(person=OuterRef("pk"))
    people = Person.objects.in_site(site).exclude(Exists(pages))
    ids = list(people.values_list("pk", flat=True))
    places = ", ".join(["%s"] * len(ids)) or "NULL"
    return f"(entry.kind = {PEOPLE} AND entry.path = '' AND entry.record_id IN ({places}))", ids
