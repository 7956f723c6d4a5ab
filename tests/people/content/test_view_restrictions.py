"""The condition that a page is restricted reads the few restrictions, and not the pages of the site."""

import pytest
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from people.content.records.view_restrictions import view_restriction_exists


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite’s planner")
def test_restrictions_are_read_first_also_after_analyze(group_site):
    """ANALYZE counts no rows of an empty table, which SQLite then takes for a large one."""
    assert not PageViewRestriction.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = Page.objects.filter(view_restriction_exists()).explain()
    assert "SCAN restriction" in plan, plan
    assert "SCAN restricted" not in plan
