"""Somebody else's Wagtail site, in a folder of its own with a Python of its own."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import requests

from tools.hosts.environments import run, surroundings
from tools.hosts.visitor import Visitor
from tools.ports import free_port

SECONDS_TO_START = 90
MAIL_SECONDS = 30
# What the tutorial asks for at a prompt.
PASSWORD = "short-codes-please"
HEADER = '<header class="of-the-host">The Institute of Codes</header>'
# Mail as files; dev.py of `wagtail start` reads this module if it is there.
LOCAL = """
from pathlib import Path
from .base import BASE_DIR
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = Path(BASE_DIR, "mail")
"""


def _is_written(path: Path) -> bool:
    """Whether the mail in this file is complete: Django's backend ends each with a line."""
    return path.read_bytes().rstrip().endswith(b"-" * 79)


def _read(mail: EmailMessage) -> str:
    text = mail.get_body(("plain",))
    assert text is not None, mail
    return f"{mail['To']}\n{mail['Subject']}\n{text.get_content()}"


@dataclass(frozen=True)
class Host:
    """`folder` holds manage.py; `name` is the project's package, as in `wagtail start mysite`.

    It is served at `port`, or at any that is free.
    """

    folder: Path
    python: Path
    name: str = "mysite"
    port: int = 0

    @property
    def settings(self) -> Path:
        return self.folder / self.name / "settings" / "base.py"

    def start(self) -> None:
        """`wagtail start`, with the host's own header on every page."""
        self.folder.mkdir(parents=True)
        run(self.python.parent / "wagtail", "start", self.name, self.folder)
        self.begin_settings()

    def begin_settings(self) -> None:
        """The host's header on every page, and mail as files."""
        frame = self.folder / self.name / "templates" / "base.html"
        before = frame.read_text(encoding="utf-8")
        after = before.replace("{% block content %}", HEADER + "{% block content %}")
        assert after != before
        frame.write_text(after, encoding="utf-8")
        (self.settings.parent / "local.py").write_text(LOCAL, encoding="utf-8")

    def manage(self, *words: str, fails: bool = False, **more: str) -> str:
        return run(self.python, "manage.py", *words, cwd=self.folder, fails=fails, **more)

    def begin_with(self, database: Path) -> None:
        """A database that was migrated elsewhere: what is missing is migrated here."""
        shutil.copy(database, self.folder / "db.sqlite3")

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def set(self, line: str) -> None:
        with self.settings.open("a", encoding="utf-8") as settings:
            settings.write(f"\n{line}\n")

    def mail(self, count: int) -> list[str]:
        """Every mail as it is read: receiver, subject, and the text. By subject, not by time.

        Mail goes out some seconds after the response, how many is left to chance: the host must
        still be serving, and a later mail may be sent before an earlier one.
        """
        until = time.monotonic() + MAIL_SECONDS
        while len(paths := list(filter(_is_written, (self.folder / "mail").glob("*")))) < count:
            assert time.monotonic() < until, f"{len(paths)} mails of {count} have gone out."
            time.sleep(0.1)
        raw = (message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths)
        return [_read(one) for one in sorted(raw, key=lambda mail: mail["Subject"])]

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The development server, until the block ends; its address."""
        port = self.port or free_port()
        address = f"http://127.0.0.1:{port}"
        command = [self.python, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
        with (self.folder / "server.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=surroundings(PYTHONUNBUFFERED="1"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                self._wait_for(process, address)
                yield address
            finally:
                process.terminate()
                process.wait(timeout=30)

    def _wait_for(self, process: subprocess.Popen[bytes], address: str) -> None:
        visitor, until = Visitor(address), time.monotonic() + SECONDS_TO_START
        while True:
            try:
                visitor.get("/nothing-here/", fails=True)
            except requests.ConnectionError:
                log = (self.folder / "server.log").read_text("utf-8")
                assert process.poll() is None, log
                assert time.monotonic() < until, log
                time.sleep(0.1)
            else:
                return
