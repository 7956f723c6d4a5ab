"""One extension, hundreds of subscribers, `kill -9` of the timer and no mail server: each is told once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.sources import ROOT
from tools.deployed.server import Server, prepare
from tools.ports import free_port
from tools.servers.mail import Postbox, postbox

MANY = 300
MINUTE = timedelta(minutes=1)


@pytest.fixture
def data(demo_data: Path, tmp_path: Path) -> Path:
    prepare(demo_data, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def box() -> Iterator[tuple[Postbox, int]]:
    with postbox() as found:
        yield found


def timer(data: Path, port: int, at: datetime) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "applications_housekeeping", "--at", at.isoformat()],
        cwd=ROOT,
        env=Server(data, TEST_MAIL_PORT=str(port)).variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_after(process: subprocess.Popen[bytes], box: Postbox, messages: int) -> None:
    """As soon as so many have been handed over in all, whatever the process is doing."""
    until = time.monotonic() + 120
    while len(box.messages) < messages and time.monotonic() < until:
        assert process.poll() is None, "The timer ended by itself."
        time.sleep(0.01)
    process.kill()
    process.wait(timeout=30)


def test_each_subscriber_is_told_once(data: Path, box: tuple[Postbox, int]) -> None:
    post, port = box
    # The timer ends in time, whatever the day: the morning after, at ten past seven.
    tomorrow = datetime.now(ZoneInfo("Europe/Stockholm")) + timedelta(days=1)
    morning = tomorrow.replace(hour=7, minute=10, second=0, microsecond=0)
    assert Server(data).manage("-m", "tests.faults.extend_for_many", str(MANY))
    assert timer(data, free_port(), morning - 30 * MINUTE).wait(timeout=120) == 0
    kills = [40, 150]
    for number, messages in enumerate(kills):
        kill_after(timer(data, port, morning + number * MINUTE), post, messages)
    assert timer(data, free_port(), morning + 2 * MINUTE).wait(timeout=120) == 0  # no mail server
    for minutes in (10, 20):
        assert timer(data, port, morning + minutes * MINUTE).wait(timeout=240) == 0
    digests = [
        (to[0], message["Message-ID"])
        for to, message in post.messages
        if to[0].startswith("person-")
    ]
    assert {receiver for receiver, _id in digests} == {
        f"person-{one}@example.org" for one in range(MANY)
    }
    # What was handed over at the moment of a kill may come again under the same Message-ID.
    assert len(set(digests)) == MANY
    assert len(digests) <= MANY + len(kills)
    mine = [message for to, message in post.messages if to[0].startswith("person-")]
    assert len({message["Subject"] for message in mine}) == 2  # one for each language
    assert all(message["List-Unsubscribe"].strip().startswith("<http") for message in mine)
