"""The databases that are photographed: the demonstration, and what `seed_states` makes of it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.server import build_demo, manage

# Every page that answers or may yet: type, language, address, whether a visitor gets it, its id,
# and the address of the facts that it shows, if it is a page of facts.
LISTING = """
import json
from datetime import UTC, datetime
from django.urls import reverse
from wagtail.models import Page
at = datetime.now(UTC)
def answers(page):
    return page.is_visible(at) if hasattr(page, "is_visible") else True
def facts(page):
    record = getattr(page, "record", None)
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk]) if record else ""
print(json.dumps([
    (type(page).__name__, page.locale.language_code, page.url, answers(page), page.pk,
     str(page.translation_key), facts(page))
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific()
]))
"""


APPLICANTS = "from tools.photographs import applicants; applicants.make()"
DESK = "from tools.photographs import desk; desk.make()"
# Where the addresses of the applicants' screens are kept: see `applicants`.
LINKS = "applicants.json"


@dataclass(frozen=True)
class Listed:
    type: str
    language: str
    path: str
    answers: bool
    pk: int
    key: str
    facts: str = ""


def build(data: Path, scene: str = "") -> None:
    """A data folder with the demonstration and, if one is named, a scene of `seed_states`."""
    demo = data.parent / "demo"
    if not demo.exists():
        build_demo(demo)
    if scene and not data.exists():
        shutil.copytree(demo, data)
        manage(data, "seed_states", scene)
        if scene == "everything":
            (data / LINKS).write_text(_printed(data, APPLICANTS))


def desk(data: Path) -> dict[str, Any]:
    """Sets what the handbook's pictures show on a demonstration; where the screens are."""
    found: dict[str, Any] = json.loads(_printed(data, DESK))
    return found


def listed(data: Path) -> list[Listed]:
    rows = json.loads(_printed(data, LISTING))
    return [Listed(*row) for row in rows if row[2]]


def screens_of_applicants(data: Path) -> dict[str, dict[str, str]]:
    """The address of each screen by its name and language."""
    found: dict[str, dict[str, str]] = json.loads((data / LINKS).read_text())
    return found


def _printed(data: Path, code: str) -> str:
    """The JSON that the code prints, among what the site logs meanwhile."""
    lines = manage(data, "shell", "--no-imports", "-c", code).splitlines()
    return next(line for line in reversed(lines) if line.startswith(("[", "{")))
