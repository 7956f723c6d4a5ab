"""Conditions on pages, written so that a list of pages costs little: restricted, and not an alias."""

from typing import Any

from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler
from wagtail.models import Page, PageViewRestriction


def view_restriction_exists() -> Func:
    """Return a condition: the page or an ancestor has a view restriction.

    Wagtail's `public()` gives the same result, but loads all restrictions with a query of its own
    on each call, and one request here asks for visible pages several times.
    """
    return _ViewRestrictionExists(F("path"))


class _ViewRestrictionExists(Func):
    """The condition as SQL, which Django would take half a millisecond to build from an `Exists`."""

    template = (
        "EXISTS(SELECT 1 FROM %(restrictions)s restriction"
        " %(join)s %(pages)s restricted ON restriction.page_id = restricted.id"
        " WHERE restricted.path = SUBSTR(%(expressions)s, 1, LENGTH(restricted.path)))"
    )
    output_field = BooleanField()

    def as_sql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:  # type: ignore[override]
        quoted = connection.ops.quote_name
        names = {
            # SQLite keeps this order, also after ANALYZE: a site has few restrictions and many pages.
            "join": "CROSS JOIN" if connection.vendor == "sqlite" else "INNER JOIN",
            "restrictions": quoted(PageViewRestriction._meta.db_table),
            "pages": quoted(Page._meta.db_table),
        }
        return super().as_sql(compiler, connection, **names, **extra)


def without_aliases[Pages: Any](pages: Pages) -> Pages:
    """Return the pages that are not aliases.

    `alias_of=None` would mean the same, but SQLite would use its index, and so read each page of
    the site where a query asks for a few of them.
    """
    found: Pages = pages.exclude(alias_of__isnull=False)
    return found
