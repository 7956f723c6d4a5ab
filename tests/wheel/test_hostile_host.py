"""A host that was there before us and does everything in its own way (`tools/hosts/hostile.py`)."""

import re
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tools.hosts import environments, journey, papers
from tools.hosts.host import HEADER, PASSWORD, Host
from tools.hosts.hostile import ADMINISTRATOR, READER, make_hostile_host, visitor_of
from tools.hosts.postgresql import is_installed, running_postgresql
from tools.hosts.programs import (
    LISTS_PAGE,
    import_and_place,
    is_read_by_programs_and_visitors,
)
from tools.hosts.visitor import Shown, Visitor
from tools.pdfs import good_pdf

pytestmark = pytest.mark.build

# The host's own names lead where they did.
QUERIES = """
from django.contrib.auth import get_user_model
from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from estate.people.models import Person, PersonPage

assert Page.objects.get(personpage__person__name="Alice of the host").personpage.person.portrait
assert type(Page.objects.get(slug="alice").specific) is PersonPage
assert get_image_model().objects.get(photographer="Cy").person_set.get().name == "Alice of the host"
assert Site.objects.get(hostname="127.0.0.1").peoplesettings.organisation is None
ada = get_user_model().objects.get(is_superuser=True)
Person.objects.update(locked=True, locked_by=ada)
assert ada.locked_persons.count() == 1
get_user_model().objects.get(mail={reader!r}).delete()
print(f"On {{connection.vendor}}.")
"""


@pytest.fixture(scope="module")
def host(built: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """On PostgreSQL if the machine has it, else on SQLite as the other hosts are."""
    folder = tmp_path_factory.mktemp("hostile") / "host"
    made = environments.once(
        built / "postgres",
        lambda folder: environments.environment(folder, wheel, extra="[postgres]"),
    )
    python = made / "venv" / "bin" / "python"
    with running_postgresql() if is_installed() else nullcontext("") as database:
        yield make_hostile_host(folder, python, database)


def test_it_starts(host: Host) -> None:
    assert len(READER) == 200
    assert "no issues" in host.manage("check")


def test_no_migration_is_missing(host: Host) -> None:
    """Where one were, the host's `makemigrations` would write it into our package."""
    assert "No changes detected" in host.manage("makemigrations", "--check", "--dry-run")


def test_portraits_lead_to_the_host_s_images(host: Host) -> None:
    """From the migration alone, which knows of no more than it depends on."""
    statements = host.manage("sqlmigrate", "groupsite_people", "0001")
    assert "media_lib_ourimage" in statements
    assert "wagtailimages_image" not in statements


def test_its_static_files_can_be_collected(host: Host) -> None:
    """By a storage that finds every file to which another leads, or fails."""
    host.manage("collectstatic", "--noinput", "--verbosity", "0")
    (css,) = (host.folder / "static" / "groupsite_vacancies" / "css").glob("app.*.css")
    assert css.stat().st_size > 1000


def test_the_whole_way(host: Host) -> None:
    """A vacancy, an application, a portrait, and a reader with a long address; then all undone."""
    with host.serving():
        editor = visitor_of(host).sign_in(ADMINISTRATOR, PASSWORD)
        assert "Alice of the host" in visitor_of(host).get("/alice").text
        posting = journey.publish_a_vacancy(editor)
        assert posting.path == "/web/seiten/vacancies/doctoral-student-in-coding-theory"
        made = papers.publish_a_paper(editor)
        papers.reads_the_paper(visitor_of(host), made)
        pages = [visitor_of(host).get(made.publication), *is_applied_for(host, posting)]
        is_read_by_a_reader(host, editor, posting)
        assert READER in editor.get("/admin/applications/log/").text
        pages.append(has_a_portrait(editor))
        assert journey.TITLE in visitor_of(host).get("/vacancies").text
        is_not_in_the_other_site(host, editor, posting)
        mails_lead_to_the_site(host)
        place = LISTS_PAGE.format(module="estate.portal")
        import_and_place(host, place, "", "--site", "127.0.0.1")
        is_read_by_programs_and_visitors(visitor_of(host), "/lists")
    assert [one for page in pages for one in inline_code(page)] == []
    said = host.manage("shell", "--command", QUERIES.format(reader=READER))
    assert "On postgresql." in said or not is_installed()


def is_applied_for(host: Host, posting: journey.Posting) -> list[Shown]:
    """Returns the pages that the applicant sees."""
    applicant = visitor_of(host)
    page = applicant.get(posting.path)
    assert "Work with us on short codes." in page.text
    assert "New York time (E" in page.text
    form = visitor_of(host).get(f"/apply/{posting.vacancy}/")
    words = ("Swed", "IMY", "public record")
    assert [word for word in words if word in page.text + form.text] == []
    receipt = journey.apply(applicant, posting)
    assert "Your application has been received" in receipt.text
    for one in (page, form, receipt):
        assert HEADER in one.source
        assert one.soup.title is not None
        assert one.soup.title.text.strip() != ""
    return [page, form, receipt]


def is_read_by_a_reader(host: Host, officer: Visitor, posting: journey.Posting) -> None:
    users = officer.get(f"/admin/applications/{posting.vacancy}/readers/add/?q=rrr")
    readers = officer.submit(users, "main form:has([name=user])")
    assert READER in readers.text
    reader = visitor_of(host).sign_in(READER, PASSWORD)
    application, file = journey.read_the_application(reader, posting)
    assert "Bo Öst" in application.text
    assert file == good_pdf()


def is_not_in_the_other_site(host: Host, editor: Visitor, posting: journey.Posting) -> None:
    """Whose index is empty, and which has no page of the first site at its host."""
    school = next(
        str(link["href"])
        for link in editor.get("/admin/pages/1/").soup.select("main a[href*='/pages/']")
        if link.get_text(strip=True) == "Schule"
    )
    key = school.rstrip("/").removesuffix("/edit").rpartition("/")[2]
    form = editor.get(f"/admin/pages/add/groupsite_vacancies/vacancyindexpage/{key}/")
    editor.submit(form, journey.PUBLISH, title="Stellen", slug="stellen")
    other = visitor_of(host, "localhost")
    index = other.get("/stellen")
    assert HEADER in index.source
    assert journey.TITLE not in index.text
    assert other.get(posting.path, fails=True).status == 404


def mails_lead_to_the_site(host: Host) -> None:
    """Below its path; they are written after the response, in a thread."""
    for mail in host.mail(2):
        links = re.findall(r"http://\S+", mail)
        assert links
        start = f"http://127.0.0.1:{host.port}/web/"
        assert [link for link in links if not link.startswith(start)] == []


def shown_portraits(editor: Visitor) -> list[Any]:
    """The portraits on a person's page, whose sizes are made some seconds after the response."""
    until = time.monotonic() + 60
    while not (found := editor.get("/people/alice-ek").soup.select("picture img")):
        if time.monotonic() > until:
            break
        time.sleep(0.5)
    return list(found)


def has_a_portrait(editor: Visitor) -> Shown:
    """Returns the page of a person after a portrait was chosen."""
    people = editor.get("/admin/snippets/groupsite_people/person/")
    facts = editor.get(people.link("Alice Ek"))
    editor.submit(facts, journey.PUBLISH, portrait=1)
    page = facts.soup.select_one("a[href*='/pages/'][href$='/edit/']")
    editor.submit(editor.get(str(page["href"])), journey.PUBLISH)  # type: ignore[index]
    (portrait,) = shown_portraits(editor)
    picture = editor.session.get(editor.url(str(portrait["src"])), timeout=60)
    assert picture.headers["Content-Type"] == "image/jpeg"
    return editor.get("/people/alice-ek")


def inline_code(page: Shown) -> list[str]:
    """What a strict content security policy refuses."""
    scripts = [
        str(script)
        for script in page.soup.select("script:not([src])")
        if not str(script.get("type", "")).endswith("json")
    ]
    styled = [str(one)[:200] for one in page.soup.select("style, [style]")]
    handlers = [
        f"{one.name} {name}"
        for one in page.soup.find_all(True)
        for name in one.attrs
        if name[:2] == "on"
    ]
    return scripts + styled + handlers
