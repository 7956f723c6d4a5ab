"""R22: what an editor typed is text in the files that Wagtail's own lists and reports give."""

import io
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page

from tests.cells import DELIMITERS, formulas, rows
from tests.factories import AreaFactory, PersonFactory, VacancyFactory

HOSTILE = ["=2+2", "x;=cmd|' /C calc'!A0", 'x\t"@SUM(A1)', " +1", "＝3+3"]  # noqa: RUF001
REPORTS = ["site-history", "aging-pages", "locked", "page-types-usage"]


@pytest.fixture
def hostile_site(group_site, admin_user, at) -> None:
    """Titles, names and addresses that are formulas, some of them in the history and locked."""
    for model in (AreaFactory, VacancyFactory):
        model(name=HOSTILE[1])
    PersonFactory(given_name=HOSTILE[0], family_name=HOSTILE[1])
    for page in Page.objects.filter(depth__gt=2):
        title = HOSTILE[page.pk % len(HOSTILE)]
        Page.objects.filter(pk=page.pk).update(
            title=title, locked=True, locked_by=admin_user, locked_at=at, last_published_at=at
        )
        log(instance=page, action="wagtail.edit", user=admin_user, title=title)
        Redirect.objects.create(old_path=f"/{page.pk};=1+1", redirect_page=page)


def exporting(patterns: list, before: str = "") -> Iterator[str]:
    """The addresses of all lists that can be had as a spreadsheet, and need nothing to be found."""
    for pattern in patterns:
        place = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from exporting(pattern.url_patterns, place)
            continue
        view = getattr(pattern.callback, "view_class", None)
        if view and issubclass(view, SpreadsheetExportMixin) and not set("<(") & set(place):
            yield "/" + place.replace("^", "").replace("$", "").replace("\\Z", "")


def exported(client, url: str, kind: str) -> bytes | None:
    response = client.get(url, {"export": kind})
    disposition = response.get("Content-Disposition", "")
    return response.getvalue() if disposition.startswith("attachment") else None


def test_no_list_of_the_admin_gives_a_formula(admin_client, hostile_site):
    urls = list(exporting(get_resolver().url_patterns))
    found = {url: content for url in urls if (content := exported(admin_client, url, "csv"))}
    assert {f"/admin/reports/{report}/" for report in REPORTS} <= found.keys()
    assert {url: formulas(content) for url, content in found.items() if formulas(content)} == {}
    # Those that hold what was typed; without it the test would say nothing.
    assert sum(b"calc" in content for content in found.values()) >= 6


@pytest.mark.table
@pytest.mark.parametrize("report", ["site-history", "aging-pages"])
def test_a_report_still_says_what_was_typed(report, admin_client, hostile_site):
    content = exported(admin_client, f"/admin/reports/{report}/", "csv")
    cells = {cell for row in rows(content) for cell in row}
    assert {"'=2+2", "x;'=cmd|' /C calc'!A0", "'＝3+3"} <= cells  # noqa: RUF001


@pytest.mark.table
@pytest.mark.parametrize("report", ["site-history", "aging-pages"])
def test_a_report_as_a_workbook_holds_texts(report, admin_client, hostile_site):
    content = exported(admin_client, f"/admin/reports/{report}/", "xlsx")
    cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
    assert any(cell.value == "=2+2" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


class Exported(SpreadsheetExportMixin):
    """A list of a host: its headings come from what an editor called the fields of a form."""

    list_export = ("title", "size")
    export_headings = {"title": "=HYPERLINK(1)", "size": "Size;=1"}


def test_a_heading_is_a_text_in_both_formats():
    host, output = Exported(), io.BytesIO()
    content = b"".join(host.stream_csv(Page.objects.none()))
    assert formulas(content) == []
    assert [len(rows(content, delimiter)) for delimiter in DELIMITERS] == [1, 1, 1]
    host.write_xlsx(Page.objects.none(), output)
    assert [cell.data_type for cell in load_workbook(output).active[1]] == ["s", "s"]
