"""R39: with the folder of data as docs/deployment.md makes it, the web server reads pictures alone.

nginx runs as another account than the site, as it does on every machine.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import ROOT
from tools.deployed.nginx import Front, serving_behind_nginx
from tools.deployed.server import prepare
from tools.web.applicants import Applicant, ask

OTHER = "www-data"  # as Debian runs its nginx
NEW_PICTURE = """
import django
django.setup()
from io import BytesIO
from django.core.files.images import ImageFile
from PIL import Image as Canvas
from wagtail.images.models import Image
content = BytesIO()
Canvas.new("RGB", (200, 200)).save(content, "PNG")
image = Image.objects.create(title="New", file=ImageFile(content, name="new.png"))
print(image.get_rendition("width-100").url)
"""


def documented_mode() -> int:
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    found = re.search(r"install -d .* -m (\d+) /srv/groupsite$", page, re.MULTILINE)
    assert found
    return int(found[1], 8)


@pytest.fixture(scope="module", params=[0o022, 0o077], ids=["umask 022", "umask 077"])
def front(nginx_path: str, demo_data: Path, request: pytest.FixtureRequest) -> Iterator[Front]:
    if os.geteuid() != 0:
        pytest.skip("only root can start nginx as another account")
    # Below pytest's own folders nobody else passes.
    folder = Path(tempfile.mkdtemp(prefix="groupsite-modes-"))
    folder.chmod(0o755)
    before = os.umask(request.param)
    try:
        prepare(demo_data, folder / "data")
        shutil.rmtree(folder / "data" / "media", ignore_errors=True)
        shutil.rmtree(folder / "data" / "applications", ignore_errors=True)
        (folder / "data").chmod(documented_mode())
        with serving_behind_nginx(folder / "data", user=OTHER) as running:
            yield running
    finally:
        os.umask(before)
        shutil.rmtree(folder)


def others_read(path: Path) -> bool:
    command = ["ls", path] if path.is_dir() else ["cat", path]
    done = subprocess.run(command, user=OTHER, group=OTHER, capture_output=True, check=False)
    return done.returncode == 0


def test_pictures_reach_visitors(front: Front) -> None:
    address = front.server.manage("-c", NEW_PICTURE).strip()
    answer = ask(front.site.address, "GET", address)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


def test_nobody_else_reads_what_people_sent(front: Front) -> None:
    applicant = Applicant(front.site.address)
    applicant.apply()
    assert applicant.number
    data = front.site.data
    private = [*data.glob("db.sqlite3*"), *(data / "applications").rglob("*")]
    assert len(private) > 6
    private += [data / "applications", data, data / "media", data / "media" / "documents"]
    assert [path for path in private if others_read(path)] == []
