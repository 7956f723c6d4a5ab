"""The group's own site, from a clean archive and with the apps from the wheel: the hosts' journey."""

from pathlib import Path

import pytest

from tools.hosts import environments, journey, programs
from tools.hosts.groups_site import make_groups_site
from tools.hosts.host import PASSWORD
from tools.hosts.visitor import Visitor
from tools.pdfs import good_pdf

pytestmark = pytest.mark.build

# The same blocks as a host has on a page of its own.
ON_THE_HOME_PAGE = """
home = home.specific
home.records = blocks
home.save_revision().publish()
"""


@pytest.fixture(scope="module")
def python(built: Path, wheel: Path) -> Path:
    """With what the site runs on, and the wheel."""

    def make(folder: Path) -> None:
        environments.environment(folder, wheel, "--requirements", "requirements.txt")

    return environments.once(built / "groups-site", make) / "venv" / "bin" / "python"


def test_the_journey(tmp_path: Path, dist: Path, python: Path) -> None:
    host = make_groups_site(tmp_path / "site", dist / "clean", python)
    where = host.manage("shell", "--command", "import people; print(people.__file__)")
    assert str(python.parent.parent) in where
    assert "No changes detected" in host.manage("makemigrations", "--check", "--dry-run")
    with host.serving() as address:
        editor, visitor = Visitor(address).sign_in("ada", PASSWORD), Visitor(address)
        posting = journey.publish_a_vacancy(editor)
        page = visitor.get(posting.path)
        assert "Work with us on short codes." in page.text
        assert page.soup.select_one("header.masthead") is not None
        receipt = journey.apply(visitor, posting)
        assert "Your application has been received" in receipt.text
        application, file = journey.read_the_application(editor, posting)
        assert "Bo Öst" in application.text
        assert file == good_pdf()
        programs.import_and_place(host, ON_THE_HOME_PAGE, "en")
        programs.is_read_by_programs_and_visitors(Visitor(address), "/en/")
