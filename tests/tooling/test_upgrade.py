"""`deploy/upgrade` in a folder of its own: what it does to a site, in order, and how it goes back.

The script and git are real. The site is a stand-in with the same commands, whose versions are commits.
So is systemd, which cannot run here: it notes what it is told.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.sources import ROOT

MANAGE = """#!/bin/sh
# The stand-in: `manage.py COMMAND`, with the data folder of the settings.
command=$2
echo "$(basename "$PWD") $*" >> "$GROUPSITE_DATA/../calls"
case $command in
backup)
    mkdir -p "$3/backups/$(basename "$PWD")"
    cp "$GROUPSITE_DATA/db" "$3/backups/$(basename "$PWD")/"
    ;;
restore) cp "$3/backups/$5/db" "$GROUPSITE_DATA/db" ;;
migrate)
    [ "$3" = --check ] && { grep -q "$(cat schema)" "$GROUPSITE_DATA/db"; exit; }
    cat schema >> "$GROUPSITE_DATA/db"
    ;;
esac
grep -qx "$command" fails && exit 1
exit 0
"""
SYSTEMCTL = """#!/bin/sh
echo "systemctl $*" >> "$GROUPSITE_ROOT/srv/calls"
[ "$1" = list-units ] || exit 0
case $* in *timer*) echo "groupsite-backup.timer loaded active waiting" ;; esac
"""
RUNUSER = '#!/bin/sh\nshift 3\nexec "$@"\n'


class Site:
    """A machine with the stand-in, in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.repository = root / "opt/groupsite/repository"
        self.data = root / "srv/groupsite"
        for folder in (
            "etc/groupsite",
            "etc/systemd/system",
            "run",
            "bin",
            "var/backups/groupsite",
        ):
            (root / folder).mkdir(parents=True)
        self.data.mkdir(parents=True)
        (self.data / "db").write_text("first\n")
        (root / "etc/groupsite/environment").write_text(f"GROUPSITE_DATA={self.data}\n")
        for name, text in (("systemctl", SYSTEMCTL), ("runuser", RUNUSER)):
            (root / "bin" / name).write_text(text)
            (root / "bin" / name).chmod(0o755)
        origin = root / "origin"
        origin.mkdir()
        self.git(origin, "init", "--quiet", "--initial-branch=main")
        self.origin = origin

    def git(self, folder: Path, *arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)

    def release(self, version: str, *, schema: str = "first", fails: str = "") -> None:
        """Tag a version: `fails` is the command that does not succeed in it."""
        (self.origin / ".ci").mkdir(exist_ok=True)
        (self.origin / "deploy/systemd").mkdir(parents=True, exist_ok=True)
        python = (
            f"mkdir -p .venv/bin && printf '%s' '{MANAGE.replace(chr(39), '')}' > .venv/bin/python"
        )
        files = {
            ".ci/environment": f"#!/bin/sh\n{python}\nchmod 755 .venv/bin/python\n",
            "schema": f"{schema}\n",
            "fails": f"{fails}\n",
            "version": version,
            "deploy/systemd/groupsite.service": version,
        }
        for name, text in files.items():
            (self.origin / name).write_text(text)
            (self.origin / name).chmod(0o755)
        self.git(self.origin, "add", "--all")
        self.git(self.origin, "commit", "--quiet", "--message", version)
        self.git(self.origin, "tag", version)
        if not self.repository.exists():
            self.git(self.root, "clone", "--quiet", str(self.origin), str(self.repository))

    def upgrade(self, version: str, ready: str = "") -> subprocess.CompletedProcess[str]:
        variables = {
            "PATH": f"{self.root}/bin:{os.environ['PATH']}",
            "GROUPSITE_ROOT": str(self.root),
            "GROUPSITE_READY": ready,
            "GROUPSITE_PATIENCE": "1",
        }
        command = ["sh", ROOT / "deploy/upgrade", version]
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, check=False, timeout=60
        )
        assert self.is_held == (done.returncode != 0 and "stays stopped" in done.stdout)
        return done

    @property
    def is_held(self) -> bool:
        """Whether the site waits for an administrator."""
        return (self.root / "run/groupsite-upgrade").exists()

    @property
    def current(self) -> str:
        return (self.root / "opt/groupsite/site/version").read_text()

    @property
    def unit(self) -> str:
        return (self.root / "etc/systemd/system/groupsite.service").read_text()

    def calls(self) -> list[str]:
        """What was run since the last time."""
        path = self.root / "srv/calls"
        found = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    site = Site(tmp_path)
    site.release("v1")
    assert site.upgrade("v1").returncode == 0
    assert site.current == "v1"
    site.calls()
    return site


@pytest.fixture
def ready(site: Site) -> Iterator[str]:
    """Where the version that is installed says whether it is ready: not if its `fails` says so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fails = (site.root / "opt/groupsite/site/fails").read_text()
            self.send_response(503 if "readyz" in fails else 200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/readyz"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.thorough
def test_the_new_version_is_installed_beside_and_migrated_after_a_backup(site, ready) -> None:
    site.release("v2", schema="second")
    done = site.upgrade("v2", ready)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site.current, site.unit) == ("v2", "v2")
    calls = site.calls()
    order = [
        "v2 manage.py check --deploy",
        "systemctl stop groupsite-backup.timer groupsite-*.service groupsite.service",
        f"v1 manage.py backup {site.root}/var/backups/groupsite",
        "v2 manage.py migrate --noinput",
        "systemctl daemon-reload",
        "systemctl start groupsite.service groupsite-backup.timer",
    ]
    assert [call for call in calls if call in order] == order
    assert (site.data / "db").read_text() == "first\nsecond\n"


def test_the_same_version_again_changes_nothing(site, ready) -> None:
    done = site.upgrade("v1", ready)
    assert (done.returncode, site.calls()) == (0, [])


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["collectstatic", "check"])
def test_a_version_that_cannot_be_installed_stops_nothing(site, ready, command) -> None:
    site.release("v2", fails=command)
    assert site.upgrade("v2", ready).returncode == 1
    assert site.current == "v1"
    assert [call for call in site.calls() if call.startswith("systemctl stop")] == []


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("command", ["readyz", "migrate", "setup_roles"])
def test_a_version_that_fails_is_replaced_by_the_earlier_one_and_its_data(
    site, ready, command
) -> None:
    site.release("v2", schema="second", fails=command)
    done = site.upgrade("v2", ready)
    assert done.returncode == 1
    assert "Going back to v1." in done.stdout
    assert (site.current, site.unit) == ("v1", "v1")
    assert (site.data / "db").read_text() == "first\n"
    (failed,) = site.data.parent.glob("groupsite.failed-*")
    assert (failed / "db").read_text() == "first\nsecond\n"
    assert site.calls()[-1] == "systemctl start groupsite.service groupsite-backup.timer"


@pytest.mark.table
@pytest.mark.parametrize("variable", ["DATABASE", "MEDIA", "APPLICATIONS"])
def test_migrated_data_on_another_server_is_left_to_the_administrator(
    site, ready, variable
) -> None:
    """The earlier version is back, and stays stopped: only the administrator can empty a database."""
    with (site.root / "etc/groupsite/environment").open("a") as settings:
        settings.write(f"GROUPSITE_{variable}_URL='postgres://user:secret@other/site'\n")
    site.release("v2", schema="second", fails="readyz")
    done = site.upgrade("v2", ready)
    assert (done.returncode, site.current, site.unit, site.is_held) == (1, "v1", "v1", True)
    (backup,) = (site.root / "var/backups/groupsite/backups").iterdir()
    assert f"{backup.name} into an empty database" in done.stdout
    hold = site.root / "run/groupsite-upgrade"
    start = f"rm {hold} && systemctl start groupsite.service  groupsite-backup.timer"
    assert done.stdout.rstrip().endswith(start)
    assert "secret" not in done.stdout + done.stderr
    calls = site.calls()
    assert calls[-1] == "systemctl daemon-reload"
    assert [call for call in calls if "manage.py restore" in call] == []


@pytest.mark.thorough
def test_without_migrations_and_on_another_server_the_earlier_version_starts(site, ready) -> None:
    with (site.root / "etc/groupsite/environment").open("a") as settings:
        settings.write("GROUPSITE_DATABASE_URL='postgres://user:secret@other/site'\n")
    site.release("v2", fails="readyz")
    assert site.upgrade("v2", ready).returncode == 1
    assert site.calls()[-1] == "systemctl start groupsite.service groupsite-backup.timer"


@pytest.mark.thorough
def test_without_migrations_no_data_is_touched(site, ready) -> None:
    site.release("v2", fails="readyz")
    assert site.upgrade("v2", ready).returncode == 1
    assert site.current == "v1"
    assert list(site.data.parent.glob("groupsite.failed-*")) == []


@pytest.mark.thorough
def test_after_it_has_failed_the_next_version_is_installed(site, ready) -> None:
    site.release("v2", fails="readyz")
    site.upgrade("v2", ready)
    site.release("v3")
    assert site.upgrade("origin/main", ready).returncode == 0
    assert site.current == "v3"
