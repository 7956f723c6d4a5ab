"""Mail of the demonstration: its links can be copied, and lead to where the demonstration answers."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from groupsite.development.printed_mail import UnencodedConsoleEmailBackend
from tests.sources import ROOT

LINK = (
    "http://127.0.0.1:8123/admin/password_reset/confirm/Mg/"
    + "d0abcd-0123456789abcdef" * 3
    + "/?a=b"
)


def test_a_mail_is_printed_as_it_reads() -> None:
    message = EmailMultiAlternatives("Länken", f"Följ den här:\n\n{LINK}\n", "a@b.se", ["c@d.se"])
    message.attach_alternative("<p>Markup</p>", "text/html")
    stream = StringIO()
    assert UnencodedConsoleEmailBackend(stream=stream).send_messages([message]) == 1
    printed = stream.getvalue().splitlines()
    assert printed[:3] == ["From: a@b.se", "To: c@d.se", "Subject: Länken"]
    assert LINK in printed
    assert "Följ den här:" in printed
    assert "Markup" not in stream.getvalue()


@pytest.mark.thorough
def test_links_begin_with_the_address_of_the_demonstration(tmp_path: Path) -> None:
    code = "from groupsite.settings import dev; print(dev.WAGTAILADMIN_BASE_URL)"
    places = {"GROUPSITE_DATA": str(tmp_path), "GROUPSITE_ADDRESS": "http://127.0.0.1:8123"}
    command = [sys.executable, "-c", code]
    said = subprocess.check_output(command, cwd=ROOT, env={**os.environ, **places}, text=True)
    assert said.strip() == "http://127.0.0.1:8123"


def test_make_demo_says_where_it_answers() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = [line for line in recipe.splitlines() if "manage.py serve_demo" in line]
    assert "GROUPSITE_ADDRESS=http://127.0.0.1:$(PORT) " in line
