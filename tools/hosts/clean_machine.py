"""Follows the tutorial on a machine that has nothing of it: `python -m tools.hosts.clean_machine`, by hand.

With an empty home, an empty cache of pip and a new folder; the wheel stands for the package index, and a
script for the person at the browser. Prints how many seconds each section took.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.hosts import journey, translating, tutorial
from tools.hosts.environments import build, run
from tools.hosts.host import PASSWORD, Host
from tools.hosts.visitor import Visitor


@contextmanager
def timed(title: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {title}\n")
    sys.stdout.flush()


def install(folder: Path, wheel: Path) -> Host:
    """The first section, typed into a shell, with the path of the wheel for the name of the package."""
    block = tutorial.sections()[0].blocks[0].text
    typed = block.replace("pip install wagtail-groupsite", f"pip install --quiet '{wheel}'")
    assert typed != block
    home = {"HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "home" / ".cache")}
    (folder / "home").mkdir()
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    run("bash", "-ec", typed, cwd=folder, PATH=path, **home)
    host = Host(folder / "mysite", folder / "environment" / "bin" / "python")
    host.begin_settings()
    return host


def learn_swedish(host: Host, wheel: Path, posting: journey.Posting) -> None:
    for _command in tutorial.follow(tutorial.sections()[6], host):
        pip = host.python.parent / "pip"
        run(pip, "install", "--quiet", f"{wheel}[localize]", cwd=host.folder)
    with host.serving() as address:
        editor = Visitor(address).sign_in("ada", PASSWORD)
        path = translating.into_swedish(editor, posting, title="Doktorand i kodningsteori")
        assert "Sista ansökningsdag" in Visitor(address).get(path).text


def main() -> None:
    titles = [section.title for section in tutorial.sections()]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        build(folder / "dist")
        (wheel,) = (folder / "dist").glob("*.whl")
        with timed("all"):
            with timed(titles[0]):
                host = install(folder, wheel)
            with timed(f"{titles[1]}; {titles[2]}; {titles[3]}"):
                tutorial.prepare(host)
            with host.serving() as address:
                editor = Visitor(address).sign_in("ada", PASSWORD)
                with timed(titles[4]):
                    journey.enter_the_address(editor)
                    posting = journey.publish_a_vacancy(editor)
                with timed(titles[5]):
                    journey.apply(Visitor(address), posting)
                    application, _file = journey.read_the_application(editor, posting)
                    assert "Bo Öst" in application.text
            with timed(titles[6]):
                learn_swedish(host, wheel, posting)


if __name__ == "__main__":
    main()
