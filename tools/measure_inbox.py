"""What the inbox of publications costs: `python -m tools.measure_inbox`, in a temporary folder.

Makes the demonstration with 10,000 publications, uploads a BibTeX file of 5 MB in the form, and accepts
one entry. Prints wall time, memory and queries. docs/measurements.md has the results.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from research.inbox.reading.reading_process import MEMORY, SECONDS
from tools.bench.data import kept
from tools.browser.server import ROOT, environment

KILOBYTE: Final = 1024
BYTES: Final = 5 * KILOBYTE * KILOBYTE
ENTRY: Final = r"""@article{{key{n},
  author = {{Namn{n}, Anna and {{\"O}}berg, {{\AA}}sa and Li, W. and Ek, Bo}},
  title = {{Bounds on $\ell_{{{p}}}$ Waves of Kind {n} over Shores That Have {{W}}iener Type {k}}},
  journal = {{Journal of Invented Results}}, year = {year}, volume = {{{k}}}, number = {{{p}}},
  pages = {{{n}--{m}}}, doi = {{10.5555/measured.{n}}},
  abstract = {{An invented abstract about waves number {n} that carry more than {k} others. It is
    long enough for an entry of the usual length, and has $x^{{{p}}}$ and \emph{{words}} in it.}},
}}
"""


def bibtex_file() -> bytes:
    """Return a file of 5 MB, as close as whole entries allow."""
    found, size = [], 0
    for n in range(1, 100_000):
        text = ENTRY.format(n=n, p=n % 7, k=n % 61, m=n + 9, year=1990 + n % 35)
        size += len(text)
        if size > BYTES:
            break
        found.append(text)
    return "".join(found).encode()


def main() -> int:
    """Measure in a process that has the settings of the site."""
    with tempfile.TemporaryDirectory(prefix="groupsite-measured-") as folder:
        data = Path(shutil.copytree(kept("publications"), Path(folder) / "data"))
        command = [sys.executable, "-m", "tools.measure_inbox", "inside"]
        return subprocess.run(command, cwd=ROOT, env=environment(data), check=False).returncode


def inside() -> None:
    import django  # noqa: PLC0415 — after the settings

    django.setup()
    from django.conf import settings  # noqa: PLC0415 — after the settings

    settings.DEBUG = False
    _upload(_client())


def _client() -> Any:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 — after the settings
    from django.test import Client  # noqa: PLC0415 — after the settings

    user = get_user_model().objects.create_superuser("measures", "m@example.org")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def _upload(client: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 — after the settings
    from django.urls import reverse  # noqa: PLC0415 — after the settings

    from research.models import Candidate, Publication  # noqa: PLC0415 — after the settings

    data, add = bibtex_file(), reverse("groupsite_research_inbox:add")
    client.get(add)
    before, started = _memory(resource.RUSAGE_SELF), time.monotonic()
    answer = client.post(add, {"text": "", "file": SimpleUploadedFile("a.bib", data)})
    seconds = time.monotonic() - started
    sys.stdout.write(
        f"{len(data):,} bytes, {Publication.objects.count():,} publications: {answer.status_code}"
    )
    sys.stdout.write(f"{Candidate.objects.count():,} entries in {seconds:.1f} s\n")
    sys.stdout.write(f"child {_memory_of_child(data)} MB, the site {before} MB and then "
          f"{_memory(resource.RUSAGE_SELF)} MB\n")  # fmt: skip
    _decide(client)


def _decide(client: Any) -> None:
    from django.db import connection  # noqa: PLC0415 — after the settings
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 — after the settings
    from django.urls import reverse  # noqa: PLC0415 — after the settings

    from research.models import Candidate  # noqa: PLC0415 — after the settings

    inbox = reverse("groupsite_research_inbox:index")
    waiting = list(Candidate.objects.order_by("pk")[:6])
    for action in ("", "accept", "take_back"):
        times = []
        for one in waiting:
            url = reverse("groupsite_research_inbox:decide", args=[one.pk])
            with CaptureQueriesContext(connection) as queries:
                started = time.monotonic()
                client.post(url, {"action": action}) if action else client.get(inbox)
                times.append(time.monotonic() - started)
        median = sorted(times)[len(times) // 2]
        sys.stdout.write(
            f"{action or 'a page of the inbox'}: {len(queries)} queries, {median * 1000:.0f} ms\n"
        )


def _memory(who: int) -> int:
    """Return the most memory that has been resident, in MB of 1,024² bytes."""
    return resource.getrusage(who).ru_maxrss // KILOBYTE


def _memory_of_child(data: bytes) -> int:
    """Return the most memory that is resident while a child reads the file, in MB.

    RUSAGE_CHILDREN would count what the site had when it started the child.
    """
    program = (
        "import sys; from research.inbox.reading.bibtex_child import main; main(); "
        "print(open('/proc/self/status').read(), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(MEMORY), str(SECONDS)],
        input=data,
        capture_output=True,
        check=True,
    )
    (peak,) = re.findall(rb"VmHWM:\s+(\d+) kB", done.stderr)
    return int(peak) // KILOBYTE


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groupsite.settings.dev")
        inside()
    else:
        sys.exit(main())
