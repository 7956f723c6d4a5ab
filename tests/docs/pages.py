"""The pages of the documentation, for tests that read them."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.sources import ROOT, files

DOCS = ROOT / "docs"
FENCE = re.compile(r"^(`{3,}|:{3,})([^\n]*)\n(.*?)^\1\s*$", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"\A(?::([\w-]+):([^\n]*)\n)+\n?")


@dataclass(frozen=True)
class Fence:
    """A block of code. `caption` is the file that a reader writes it into, where the page says so."""

    page: str
    language: str
    caption: str
    code: str


def pages() -> list[Path]:
    return [path for path in files() if path.is_relative_to(DOCS) and path.suffix == ".md"]


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fences(page: Path) -> list[Fence]:
    return [
        _fence(page.relative_to(DOCS).as_posix(), info, body)
        for _marks, info, body in FENCE.findall(page.read_text(encoding="utf-8"))
    ]


def _fence(page: str, info: str, body: str) -> Fence:
    language = info.replace("{code-block}", "").strip()
    caption = re.search(r"^:caption: *(.+)$", body, re.MULTILINE)
    if "{" in info:
        body = OPTION.sub("", body)
    return Fence(page, language, caption[1].strip() if caption else "", body)


def first_column(page: str, heading: str = "") -> list[str]:
    """What stands as code in the first cell of each row of the tables (below one heading)."""
    lines = text(page).splitlines()
    if heading:
        start = next(at for at, line in enumerate(lines) if line.lstrip("# ") == heading)
        level = len(lines[start]) - len(lines[start].lstrip("#"))
        ends = (
            at
            for at, line in enumerate(lines[start + 1 :], start + 1)
            if re.match(rf"#{{1,{level}}} ", line)
        )
        lines = lines[start : next(ends, len(lines))]
    cells = [line.split("|")[1] for line in lines if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
