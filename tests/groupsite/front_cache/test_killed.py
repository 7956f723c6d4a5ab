"""A process is killed while it writes: nginx keeps nothing until the site has looked at the database."""

import subprocess
import sys

import pytest

from tests.sources import ROOT

SCRIPT = "tests.groupsite.front_cache.writing_process"


@pytest.mark.parametrize(
    ("moment", "is_committed"), [("before the commit", False), ("after the commit", True)]
)
def test_killed(site, tmp_path, moment, is_committed):
    site.answer()
    before, kept = site.generation(), site.target
    command = [sys.executable, "-m", SCRIPT, str(tmp_path), moment]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        assert site.target == "writing"
        site.answer()
        assert site.target == "writing"  # it is still alive
        process.kill()
    assert site.target == "writing"
    assert (site.generation() != before) == is_committed
    site.answer()
    assert site.is_kept
    assert site.target != kept
