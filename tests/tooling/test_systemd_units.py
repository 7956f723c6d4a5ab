"""The units of `deploy/systemd` run what the documentation prints, tightly limited."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.sources import ROOT
from tools.web.deployment import gunicorn_arguments

UNITS = ROOT / "deploy" / "systemd"
SERVICES = sorted(UNITS.glob("*.service"))
MANAGE = "/opt/groupsite/site/.venv/bin/python manage.py "
PRODUCTION = ROOT / "groupsite" / "settings" / "production.py"


def started_by(unit: Path) -> list[str]:
    """The commands of a service, with their continued lines joined."""
    text = unit.read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)


def test_the_server_is_started_as_deployment_says() -> None:
    (command,) = started_by(UNITS / "groupsite.service")
    program, *arguments = shlex.split(command)
    assert Path(program).name == "gunicorn"
    assert arguments == gunicorn_arguments()


@pytest.mark.parametrize(
    "unit", [u for u in SERVICES if u.stem != "groupsite"], ids=lambda u: u.stem
)
def test_a_command_exists_and_takes_its_arguments(unit: Path) -> None:
    assert started_by(unit)
    for started in started_by(unit):
        assert started.startswith(MANAGE)
        name, *arguments = shlex.split(started.removeprefix(MANAGE))
        if name != "db_worker":  # installed by the production settings alone
            command = load_command_class(get_commands()[name], name)
            command.create_parser("manage.py", name).parse_args(arguments)


def test_every_timer_starts_a_service_and_every_regular_command_has_one() -> None:
    timers = {path.stem for path in UNITS.glob("*.timer")}
    assert timers <= {path.stem for path in SERVICES}
    started = {
        command.split()[2] for timer in timers for command in started_by(UNITS / f"{timer}.service")
    }
    text = PRODUCTION.read_text(encoding="utf-8").partition("GROUPSITE_REGULAR_COMMANDS")[2]
    regular = set(re.findall(r'"(\w+)": [\d.]+', text.partition("}")[0]))
    erasing = {"erase_search_counts", "erase_refused_publications", "clearsessions"}
    assert started == {*regular, "publish_scheduled", "sync_publications", *erasing}
    assert "backup" in regular


@pytest.mark.parametrize("unit", SERVICES, ids=lambda u: u.stem)
def test_systemd_finds_it_tightly_limited(unit: Path) -> None:
    """`systemd-analyze security`: at most 2.0 of 10."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed (Debian: apt-get install systemd)")
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20", unit],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.splitlines()[-1:]


@pytest.mark.parametrize("unit", sorted(UNITS.iterdir()), ids=lambda u: u.name)
def test_every_unit_is_named_in_the_documentation(unit: Path) -> None:
    text = (ROOT / "docs" / "debian.md").read_text(encoding="utf-8")
    assert unit.name in text or f"`{unit.stem}`" in text
