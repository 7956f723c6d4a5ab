"""The project's own files, for tests that read them as text."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# From the lowest to the highest: each may know those before it, never those after it.
PACKAGES = ("people", "research", "vacancies", "groupsite")
LABELS = {
    "people": "groupsite_people",
    "research": "groupsite_research",
    "vacancies": "groupsite_vacancies",
    "groupsite": "groupsite",
}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or may yet be, in the repository: what git ignores is not ours.

    Outside a checkout (an unpacked archive) every file below the root that is not hidden.
    """
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        found = (ROOT / name for name in listing.stdout.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if "/." not in path.as_posix())
    return tuple(sorted(path for path in found if path.is_file()))


def name(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*, migrations: bool = False) -> list[Path]:
    """The Python of the four packages, and manage.py; tests and tools are judged elsewhere."""
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and (path.relative_to(ROOT).parts[0] in (*PACKAGES, "manage.py"))
        and (migrations or "migrations" not in path.parts)
    ]


def template_files() -> list[Path]:
    """Every template of the skin and of the apps."""
    return [path for path in files() if "templates" in path.parts and path.suffix == ".html"]


def module_of(path: Path) -> str:
    """The dotted name under which a Python file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
