"""The group's own site from a clean archive, with the apps from the wheel instead of its own folders."""

import shutil
from pathlib import Path
from typing import Final

from tools.hosts.environments import run
from tools.hosts.host import PASSWORD, Host
from tools.sources import ROOT

APPS: Final = ("people", "research", "vacancies")
# The page below which the tutorial's steps begin; an administrator makes it in the admin.
HOME: Final = """
from wagtail.models import Locale, Page, Site

from groupsite.models import HomePage

locale = Locale.objects.get(language_code="en")
home = HomePage(title="Waves group", slug="waves", locale=locale)
Page.get_first_root_node().add_child(instance=home)
Site.objects.update(root_page=home)
"""


def make_groups_site(folder: Path, archive: Path, python: Path) -> Host:
    """A copy of the archive without the apps, migrated, with a home page and an administrator."""
    shutil.copytree(
        archive, folder, ignore=lambda place, _names: APPS if place == str(archive) else ()
    )
    # As `make` does it; a clone has no compiled catalogues. Those of the apps come with the wheel.
    run(ROOT / ".venv" / "bin" / "python", ".ci/messages.py", "compile", cwd=folder)
    host = Host(folder, python, "groupsite")
    host.manage("migrate", "--verbosity", "0")
    host.manage(
        *("createsuperuser", "--noinput", "--username", "ada", "--email", "ada@example.org"),
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    host.manage("shell", "--verbosity", "0", "--command", HOME)
    return host
