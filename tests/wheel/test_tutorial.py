"""The tutorial, followed to the letter in a fresh `wagtail start` (docs/tutorial.md)."""

from pathlib import Path

import pytest

from tools.hosts import environments, journey, programs, translating, tutorial
from tools.hosts.host import HEADER, PASSWORD, Host
from tools.hosts.visitor import Visitor
from tools.pdfs import good_pdf

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Host:
    folder = tmp_path_factory.mktemp("tutorial")
    return Host(folder / "mysite", folder / "venv" / "bin" / "python")


def test_the_tutorial_works(host: Host, wheel: Path) -> None:
    """Installed, a vacancy published, applied for with a PDF, read; then in Swedish, and the guides."""
    install, *_by_hand, swedish, _onwards = tutorial.sections()
    commands = list(tutorial.follow(install, host))
    assert commands == ["pip install wagtail-groupsite", f"wagtail start {host.name}"]
    environments.environment(host.python.parent.parent.parent, wheel)
    host.start()
    tutorial.prepare(host)
    with host.serving() as address:
        editor = Visitor(address).sign_in("ada", PASSWORD)
        journey.enter_the_address(editor)
        posting = journey.publish_a_vacancy(editor)
        _is_read_in_the_frame_of_the_host(Visitor(address), posting)
        receipt = journey.apply(Visitor(address), posting)
        assert "Your application has been received" in receipt.text
        assert HEADER in receipt.source
        application, file = journey.read_the_application(editor, posting)
        assert "Bo Öst" in application.text
        assert file == good_pdf()
        mail = host.mail(2)
    received, draft = mail
    assert draft.startswith("bo@example.org\nYour draft application")
    assert received.startswith("bo@example.org\nYour application has been received")
    assert f"{address}/apply/draft/" in received
    _learns_swedish(host, swedish, wheel, posting)
    _follows_the_guides(host)


def _follows_the_guides(host: Host) -> None:
    """What is imported is read through the API, and on a page with blocks."""
    programs.put_the_guides_into(host, "home", f"{host.name}/urls.py", "base.html", "content")
    host.manage("makemigrations", "home")
    host.manage("migrate")
    assert "No changes detected" in host.manage("makemigrations", "--check", "--dry-run")
    programs.import_and_place(host, programs.LISTS_PAGE.format(module="home"), "en")
    with host.serving() as address:
        programs.is_read_by_programs_and_visitors(Visitor(address), "/en/lists/")


def _is_read_in_the_frame_of_the_host(visitor: Visitor, posting: journey.Posting) -> None:
    page = visitor.get(posting.path)
    assert HEADER in page.source
    for words in (journey.TITLE, "Work with us on short codes.", "Alice Ek", "Coding Theory"):
        assert words in page.text
    assert journey.TITLE in visitor.get("/vacancies/").text


def _learns_swedish(
    host: Host, section: tutorial.Section, wheel: Path, posting: journey.Posting
) -> None:
    for command in tutorial.follow(section, host):
        assert command == 'pip install "wagtail-groupsite[localize]"'
        environments.install(
            host.python, wheel, "--constraints", "requirements.txt", extra="[localize]"
        )
    with host.serving() as address:
        editor = Visitor(address).sign_in("ada", PASSWORD)
        swedish = translating.into_swedish(editor, posting, title="Doktorand i kodningsteori")
        page = Visitor(address).get(swedish)
        assert page.soup.html["lang"] == "sv"  # type: ignore[index]
        assert HEADER in page.source
        assert "Doktorand i kodningsteori" in page.text
        assert "Sista ansökningsdag" in page.text
        assert "Sök tjänsten" in page.text
        assert journey.TITLE in Visitor(address).get(f"/en{posting.path}").text
