"""The plugin in sites that differ from the tutorial's: the same journey, and nothing of R83 open."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.wheel.conftest import MakeHost
from tools.hosts import environments, journey, papers, tutorial
from tools.hosts.host import HEADER, PASSWORD, Host
from tools.hosts.visitor import Visitor
from tools.pdfs import good_pdf

pytestmark = pytest.mark.build

MODEL = """
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

class Person(models.Model):
    number = models.CharField(max_length=20)

@register_snippet
class Desk(models.Model):
    of = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE)
    # A record of ours, linked as anything else in Django is.
    contact = models.ForeignKey(
        "groupsite_people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    panels = [FieldPanel("contact")]

    def __str__(self):
        return f"The desk of {self.contact}"
"""
APP = """
from django.apps import AppConfig

class StaffConfig(AppConfig):
    name = "mysite.staff.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
"""


def has_an_app_labelled_people(host: Host) -> None:
    """With a model Person, in a package that is not top-level."""
    for path, text in (("", ""), ("people/", ""), ("people/migrations/", "")):
        host.write(f"mysite/staff/{path}__init__.py", text)
    host.write("mysite/staff/people/models.py", MODEL)
    host.write("mysite/staff/people/apps.py", APP)
    host.set('INSTALLED_APPS = ["mysite.staff.people", *INSTALLED_APPS]')


def test_beside_an_app_labelled_people(make_host: MakeHost) -> None:
    host = make_host(has_an_app_labelled_people)
    host.manage("makemigrations", "people")
    host.manage("migrate", "people")
    assert "No changes detected" in host.manage("makemigrations", "--check", "--dry-run")
    with closing(sqlite3.connect(host.folder / "db.sqlite3")) as database:
        tables = {name for (name,) in database.execute("select name from sqlite_master")}
    assert {"people_person", "people_desk", "groupsite_people_person"} <= tables
    with host.serving() as address:
        editor = Visitor(address).sign_in("ada", PASSWORD)
        posting = the_whole_way(editor)
        links_a_person(editor)
        nothing_is_open(host, editor, posting)


def links_a_person(editor: Visitor) -> None:
    """In a form of the host's, through our chooser."""
    form = editor.get("/admin/snippets/people/desk/add/")
    assert form.soup.select_one("[data-chooser-url*=groupsite_people]") is not None
    person = editor.get("/admin/snippets/groupsite_people/person/").soup
    link = person.select_one("main a[href*='/person/edit/']")
    key = str(link["href"]).rstrip("/").rpartition("/")[2]  # type: ignore[index]
    desks = editor.submit(form, "[name=contact]", contact=key)
    assert "The desk of Alice Ek" in desks.text


def test_with_wagtail_localize(make_host: MakeHost, built: Path, wheel: Path) -> None:
    """And one language: it is there, and has nothing to do."""

    def make(folder: Path) -> None:
        environments.environment(folder, wheel, extra="[localize]")

    python = environments.once(built / "localize", make) / "venv" / "bin" / "python"

    def change(host: Host) -> None:
        host.set('INSTALLED_APPS += ["wagtail_localize", "wagtail_localize.locales"]')
        host.set("WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False")

    with make_host(change, python=python).serving() as address:
        the_whole_way(Visitor(address).sign_in("ada", PASSWORD))


def test_in_swedish_only(python: Path, tmp_path: Path) -> None:
    """Whose database never knew another language; admin, pages, form and mail are Swedish."""
    host = Host(tmp_path / "host", python)
    host.start()
    tutorial.prepare(
        host,
        lambda: host.set(
            'LANGUAGE_CODE = "sv"\nWAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("sv", "Svenska")]'
        ),
    )
    with host.serving() as address:
        editor = Visitor(address).sign_in("ada", PASSWORD)
        posting = journey.publish_a_vacancy(editor)
        page = Visitor(address).get(posting.path)
        assert "Sista ansökningsdag" in page.text
        assert HEADER in page.source
        assert "Deadline" not in page.text
        receipt = journey.apply(Visitor(address), posting)
        assert "Din ansökan har kommit in" in receipt.text
        assert HEADER in receipt.source
        # The draft's mail leads in to its link; the two may come in either order.
        assert any("Din personliga länk:" in mail for mail in host.mail(2))
        made = papers.publish_a_paper(editor)
        papers.reads_the_paper(Visitor(address), made)
        shown = Visitor(address).get(made.publication)
        assert "Tidskriftsartikel" in shown.text
        assert "Journal article" not in shown.text
        assert HEADER in shown.source


def the_whole_way(editor: Visitor) -> journey.Posting:
    posting = journey.publish_a_vacancy(editor)
    applicant = Visitor(editor.address)
    made = papers.publish_a_paper(editor)
    papers.reads_the_paper(applicant, made)
    assert HEADER in applicant.get(made.publication).source
    page = applicant.get(posting.path)
    assert HEADER in page.source
    assert "Work with us on short codes." in page.text
    receipt = journey.apply(applicant, posting)
    assert "Your application has been received" in receipt.text
    assert HEADER in receipt.source
    application, file = journey.read_the_application(editor, posting)
    assert "Bo Öst" in application.text
    assert file == good_pdf()
    return posting


def nothing_is_open(host: Host, editor: Visitor, posting: journey.Posting) -> None:
    """R83: what is private at home is private here."""
    stranger = Visitor(editor.address)
    (kept,) = [path for path in host.folder.rglob("private/applications/*/*") if path.is_file()]
    assert kept.read_bytes() == good_pdf()
    assert kept.stat().st_mode & 0o077 == 0
    for public in ("media", "static", "media/private/applications", "documents"):
        tail = kept.relative_to(host.folder / "private" / "applications")
        assert stranger.get(f"/{public}/{tail}", fails=True).status == 404
    for path in ("", f"{posting.vacancy}/", f"{posting.vacancy}/all.zip", "log/"):
        assert "/login/" in stranger.get(f"/admin/applications/{path}").address
    assert stranger.get(f"/apply/draft/{'x' * 43}/", fails=True).status == 404
    with_few_rights(host)
    few = Visitor(editor.address).sign_in("eve", PASSWORD)
    for path in (f"applications/{posting.vacancy}/", f"applications/{posting.vacancy}/all.zip"):
        refused = few.get(f"/admin/{path}", fails=True)
        assert "Bo Öst" not in refused.text
        assert refused.status in {403, 404} or refused.address.endswith("/admin/"), path
    for path in (posting.facts, posting.page, "/admin/snippets/groupsite_people/person/"):
        refused = few.get(path, fails=True)
        assert refused.status in {403, 404} or refused.address.endswith("/admin/"), path
    _is_gone_as_a_draft(editor, stranger, posting)


def _is_gone_as_a_draft(editor: Visitor, stranger: Visitor, posting: journey.Posting) -> None:
    page = posting.page.replace("/edit/", "/unpublish/")
    editor.submit(editor.get(page), "main form[method=POST], main form[method=post]")
    assert stranger.get(posting.path, fails=True).status == 404
    assert journey.TITLE not in stranger.get("/vacancies/").text


RIGHTS = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

group = Group.objects.create(name="Guests of the admin")
group.permissions.add(Permission.objects.get(codename="access_admin"))
get_user_model().objects.create_user("eve", "eve@example.org", "{password}").groups.add(group)
"""


def with_few_rights(host: Host) -> None:
    """Eve may open the admin, and nothing in it."""
    host.manage("shell", "--verbosity", "0", "--command", RIGHTS.format(password=PASSWORD))


def has_done_what_the_guides_ask(host: Host) -> None:
    host.set("GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED = True")
    host.set('WAGTAILADMIN_BASE_URL = "https://www.lab.edu"')


def test_check_deploy_adds_nothing(make_host: MakeHost, python: Path, tmp_path: Path) -> None:
    """Measured against the bare host, with the settings it was made with."""
    bare = Host(tmp_path / "bare", python)
    bare.start()
    options = ("check", "--deploy", "--settings", "mysite.settings.production")
    production = 'SECRET_KEY = "x" * 9\n'
    told = []
    for host in (bare, make_host(has_done_what_the_guides_ask)):
        with (host.settings.parent / "local.py").open("a", encoding="utf-8") as local:
            local.write(production)
        told.append(sorted(host.manage(*options).splitlines()))
    assert told[0] == told[1]
