"""A PostgreSQL server that a test or a drill can stop and start: on a socket alone, with nothing in it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MISSING: Final = "PostgreSQL is missing: `apt-get install postgresql`."
# Not for a power cut. A crash loses nothing: commits reach the operating system first.
OPTIONS: Final = "-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"


def programs() -> Path:
    """Return the folder of the newest installed version's programs. Raises RuntimeError if there is none."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    if found is None:
        raise RuntimeError(MISSING)
    return Path(found).parent


@dataclass
class PostgreSQL:
    """A server whose data are in `folder`."""

    folder: Path

    @property
    def url(self) -> str:
        return f"postgres://groupsite@/postgres?host={self.folder}"

    def create(self) -> None:
        """PostgreSQL does not run as root: root hands it to the account of Debian's package."""
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.folder.chmod(0o755)
        self._run("initdb", "-U", "groupsite", "--auth=trust", "--encoding=UTF8", "--no-sync")

    def start(self) -> None:
        options = OPTIONS.format(folder=self.folder)
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it as if it had crashed, or as `fast` or `smart` say in the manual of pg_ctl."""
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def _run(self, program: str, *arguments: str) -> None:
        as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(
            [*as_owner, programs() / program, "-D", self.folder / "data", *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """A new server that runs; it may be stopped meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="groupsite-postgresql-"))
    server = PostgreSQL(folder)
    try:
        server.create()
        server.start()
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.stop()
        shutil.rmtree(folder)
