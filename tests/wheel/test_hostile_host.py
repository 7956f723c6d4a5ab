"""A host that was there before us, with models of our names and its own users and images."""

import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from tools.hosts import journey, tutorial
from tools.hosts.host import PASSWORD, Host
from tools.hosts.visitor import Visitor
from tools.pdfs import good_pdf
from tools.sources import ROOT

pytestmark = pytest.mark.build

ESTATE = ROOT / "tools" / "hosts" / "estate"
APPS = ("accounts", "media_lib", "people", "research", "vacancies")
# In the settings before any of ours: the zone and the language are nobody's here.
SETTINGS = f"""
INSTALLED_APPS = [*{[f"estate.{app}" for app in APPS]}, *INSTALLED_APPS]
INSTALLED_APPS += ["wagtail.contrib.settings"]
AUTH_USER_MODEL = "accounts.User"
WAGTAILIMAGES_IMAGE_MODEL = "media_lib.OurImage"
TIME_ZONE = "America/New_York"
"""
ADMINISTRATOR = "ada@example.org"
# 200 characters, each part as long as an address allows.
READER = f"{'r' * 60}@{'.'.join(['x' * 60, 'y' * 60, 'z' * 13])}.org"
# What the host's editors have made before they hear of us.
DATA = """
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from estate.people.models import PeopleSettings, Person, PersonPage

users = get_user_model().objects
users.create_superuser({administrator!r}, {password!r})
committee = Group.objects.create(name="Committee")
committee.permissions.add(Permission.objects.get(codename="access_admin"))
users.create_user({reader!r}, {password!r}).groups.add(committee)
file = BytesIO()
Image.new("RGB", (800, 1000), "teal").save(file, "JPEG")
portrait = get_image_model().objects.create(
    title="Portrait", photographer="Cy", file=ContentFile(file.getvalue(), "portrait.jpg")
)
person = Person.objects.create(name="Alice of the host", portrait=portrait)
home = Site.objects.get().root_page
home.add_child(instance=PersonPage(title="Alice", slug="alice", person=person))
PeopleSettings.objects.create(site=Site.objects.get())
"""
# The host's own names lead where they did.
QUERIES = """
from django.contrib.auth import get_user_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from estate.people.models import Person, PersonPage

assert Page.objects.get(personpage__person__name="Alice of the host").personpage.person.portrait
assert type(Page.objects.get(slug="alice").specific) is PersonPage
assert get_image_model().objects.get().person_set.get().name == "Alice of the host"
assert Site.objects.get().peoplesettings.organisation is None
ada = get_user_model().objects.get(is_superuser=True)
Person.objects.update(locked=True, locked_by=ada)
assert ada.locked_persons.count() == 1
get_user_model().objects.get(mail={reader!r}).delete()
"""


@pytest.fixture(scope="module")
def host(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    host = Host(tmp_path_factory.mktemp("hostile") / "host", python)
    host.start()
    prepare(host)
    return host


def prepare(host: Host) -> None:
    """Gives it its own apps and data, and then the plugin."""
    shutil.copytree(ESTATE, host.folder / "estate")
    language = host.settings.read_text(encoding="utf-8").replace('"en-us"', '"fr"')
    host.settings.write_text(language, encoding="utf-8")
    host.set(SETTINGS)
    host.manage("makemigrations", *APPS)
    host.manage("migrate")
    data = DATA.format(administrator=ADMINISTRATOR, reader=READER, password=PASSWORD)
    host.manage("shell", "--command", data)
    _apps, addresses = tutorial.sections()[1:3]
    assert list(tutorial.follow(addresses, host)) == []
    host.set('INSTALLED_APPS += ["vacancies", "research", "people"]')
    host.manage("migrate")


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


def test_the_whole_way(host: Host) -> None:
    """A vacancy, an application, a portrait, and a reader with a long address; then all undone."""
    with host.serving() as address:
        editor = Visitor(address).sign_in(ADMINISTRATOR, PASSWORD)
        assert "Alice of the host" in editor.get("/alice/").text
        posting = journey.publish_a_vacancy(editor)
        page = Visitor(address).get(posting.path).text
        assert "Work with us on short codes." in page
        assert "New York time (E" in page
        form = Visitor(address).get(f"/apply/{posting.vacancy}/").text
        assert [word for word in ("Swed", "IMY", "public record") if word in page + form] == []
        receipt = journey.apply(Visitor(address), posting)
        assert "Your application has been received" in receipt.text
        is_read_by_a_reader(editor, posting)
        assert READER in editor.get("/admin/applications/log/").text
        has_a_portrait(editor)
    host.manage("shell", "--command", QUERIES.format(reader=READER))


def is_read_by_a_reader(officer: Visitor, posting: journey.Posting) -> None:
    users = officer.get(f"/admin/applications/{posting.vacancy}/readers/add/?q=rrr")
    readers = officer.submit(users, "main form:has([name=user])")
    assert READER in readers.text
    reader = Visitor(officer.address).sign_in(READER, PASSWORD)
    application, file = journey.read_the_application(reader, posting)
    assert "Bo Öst" in application.text
    assert file == good_pdf()


def shown_portraits(editor: Visitor) -> list[Any]:
    """The portraits on a person's page, whose sizes are made some seconds after the response."""
    until = time.monotonic() + 60
    while not (found := editor.get("/people/alice-ek/").soup.select("picture img")):
        if time.monotonic() > until:
            break
        time.sleep(0.5)
    return list(found)


def has_a_portrait(editor: Visitor) -> None:
    people = editor.get("/admin/snippets/groupsite_people/person/")
    facts = editor.get(people.link("Alice Ek"))
    editor.submit(facts, journey.PUBLISH, portrait=1)
    page = facts.soup.select_one("a[href^='/admin/pages/'][href$='/edit/']")
    editor.submit(editor.get(str(page["href"])), journey.PUBLISH)  # type: ignore[index]
    (portrait,) = shown_portraits(editor)
    picture = editor.session.get(editor.address + str(portrait["src"]), timeout=60)
    assert picture.headers["Content-Type"] == "image/jpeg"
