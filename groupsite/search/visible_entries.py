"""The SQL condition for entries that anonymous visitors can open, or read the name of, now."""

from datetime import datetime
from typing import Any, Final

from wagtail.models import Page, PageViewRestriction, Site

from groupsite.search.index.models import ChangedRow
from groupsite.search.index.page_and_person_entries import instant_as_number

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

    A person without a page belongs to every site.
    """
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    paths = list(homes.values_list("path", flat=True))
    branches = " OR ".join(["entry.path = ''", *["substr(entry.path, 1, %s) = %s"] * len(paths)])
    sql = f"{NOTHING_HAS_CHANGED} AND entry.opens <= %s AND ({branches}) AND {NOT_RESTRICTED}"
    parts = [part for path in paths for part in (len(path), path)]
    return sql, [instant_as_number(at, 0), *parts]
