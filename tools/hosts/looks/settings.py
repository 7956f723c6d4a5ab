"""The demonstration without its skin: the apps' own templates in a frame that is not ours."""

from pathlib import Path

from groupsite.settings.dev import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.dev import TEMPLATES

(engine,) = TEMPLATES
TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates"]}]
# Frames bring styles of their own, inside the page.
SECURE_CSP: dict[str, list[str]] = {}
