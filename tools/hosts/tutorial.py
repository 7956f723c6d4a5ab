"""Follows `docs/tutorial.md`: its commands are run, its changes are made, in their order.

A block of commands is fenced as `sh`. Any other block is for a file, and the sentence above it says
what to do with it, in one of these ways:

    At the end of `file`, add:
    At the top of `file`, add:
    In `file`, replace `this` with:
    In `file`, replace everything from `this` to the end with:
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

from tools.hosts.host import PASSWORD, Host
from tools.sources import ROOT

PATH = ROOT / "docs" / "tutorial.md"
SENTENCES = {
    "end": re.compile(r"At the end of `([^`]+)`, add:$"),
    "top": re.compile(r"At the top of `([^`]+)`, add:$"),
    "replace": re.compile(r"In `([^`]+)`, replace `([^`]+)` with:$"),
    "from": re.compile(r"In `([^`]+)`, replace everything from `([^`]+)` to the end with:$"),
}
# What the test does in its own way: one environment for several hosts, no prompt, no foreground.
ELSEWHERE = (
    "python -m venv environment",
    ". environment/bin/activate",
    "cd mysite",
    "python manage.py runserver",
)


@dataclass(frozen=True)
class Block:
    """`above` is the paragraph before it."""

    above: str
    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]

    @classmethod
    def from_text(cls, text: str) -> Self:
        title, _newline, body = text.partition("\n")
        found = []
        for match in re.finditer(r"^```(\w+)\n(.*?)^```", body, re.S | re.M):
            above = body[: match.start()].rstrip().rpartition("\n\n")[2].replace("\n", " ")
            found.append(Block(above, match[1], match[2]))
        return cls(title, tuple(found))


def sections() -> list[Section]:
    """The numbered parts of the tutorial."""
    _before, *parts = PATH.read_text(encoding="utf-8").split("\n## ")
    return [Section.from_text(part) for part in parts]


def follow(section: Section, host: Host) -> Iterator[str]:
    """Does what the section says; yields the commands that are the caller's to do."""
    for block in section.blocks:
        if block.kind == "sh":
            for line in block.text.splitlines():
                yield from _run(line, host)
        else:
            _change(block, host)


def _run(line: str, host: Host) -> Iterator[str]:
    if line in ELSEWHERE:
        return
    words = line.split()
    if words[:2] != ["python", "manage.py"]:
        yield line
    elif words[2] == "createsuperuser":
        host.manage(*words[2:], "--noinput", DJANGO_SUPERUSER_PASSWORD=PASSWORD)
    elif words[2] == "check":
        assert "no issues (0 silenced)" in host.manage(*words[2:])
    else:
        host.manage(*words[2:])


def _change(block: Block, host: Host) -> None:
    for how, sentence in SENTENCES.items():
        if match := sentence.search(block.above):
            file = host.folder / match[1]
            before = file.read_text(encoding="utf-8")
            file.write_text(CHANGES[how](before, block.text, *match.groups()[1:]), "utf-8")
            return
    raise AssertionError(f"The tutorial does not say what to do with:\n{block.text}")


def _at_the_end(before: str, text: str) -> str:
    return f"{before}\n{text}"


def _at_the_top(before: str, text: str) -> str:
    return f"{text}{before}"


def _in_place_of(before: str, text: str, old: str) -> str:
    assert before.count(old) == 1, f"{old!r} stands there {before.count(old)} times"
    return before.replace(old, text.strip("\n"))


def _from_there_on(before: str, text: str, old: str) -> str:
    kept, found, _rest = before.partition(old)
    assert found, f"{old!r} does not stand there"
    return kept + text


CHANGES = {
    "end": _at_the_end,
    "top": _at_the_top,
    "replace": _in_place_of,
    "from": _from_there_on,
}


def prepare(host: Host, before_the_database: Callable[[], None] = lambda: None) -> None:
    """All that the tutorial does before the first vacancy, in a host that has just been started."""
    apps, addresses, database = sections()[1:4]
    for section in (apps, addresses):
        assert list(follow(section, host)) == []
    before_the_database()
    assert list(follow(database, host)) == []
