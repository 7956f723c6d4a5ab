"""The handbook's chapters: Markdown files, in one folder per language with the same file names.

The file name ("1-publish-a-vacancy.md") gives a chapter's position and URL, its first line the
title. `make pictures` takes the pictures beside the chapters from the demo site.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "handbook"
PICTURES: Final = FOLDER / "pictures"
FALLBACK: Final = "en"
CHAPTER: Final = re.compile(r"\d+-[a-z-]+")
SECTION: Final = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    name: str
    title: str
    text: str  # Markdown, without the title

    @property
    def url(self) -> str:
        return reverse("groupsite_handbook:chapter", args=[self.name])

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Return the HTML id and the heading of each section."""
        return [(heading_id(heading), heading) for heading in SECTION.findall(self.text)]

    def html(self) -> SafeString:
        """Return the text as HTML; HTML in the file is escaped."""
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        tokens = parser.parse(self.text)
        for token, following in pairwise(tokens):
            if token.type == "heading_open":
                token.attrSet("id", heading_id(following.content))
            for inner in following.children or []:
                _set_url_of_link_or_image(inner)
        rendered = parser.renderer.render(tokens, parser.options, {})
        return mark_safe(rendered)  # noqa: S308 — made from our own files, their HTML escaped


def handbook_chapters(language: str) -> list[Chapter]:
    """Return all chapters in order: in the language if there is a handbook in it, else in English."""
    code = language.partition("-")[0]
    folder = FOLDER / (code if (FOLDER / code).is_dir() else FALLBACK)
    return [
        _read_chapter(file) for file in sorted(folder.glob("*.md")) if CHAPTER.fullmatch(file.stem)
    ]


def heading_id(heading: str) -> str:
    """Return the HTML id of a heading, which is the same in the published documentation."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def picture_path(name: str) -> Path | None:
    """Return the file of a picture by name; None for unknown names, so that no other file is served."""
    return {file.name: file for file in PICTURES.glob("*.webp")}.get(name)


def _read_chapter(file: Path) -> Chapter:
    title, _line, text = file.read_text(encoding="utf-8").partition("\n")
    return Chapter(file.stem, title.removeprefix("# ").strip(), text)


def _set_url_of_link_or_image(token: Token) -> None:
    """Set the URL of a token that is a link between chapters, or a picture."""
    if token.type == "image":
        token.attrSet(
            "src", reverse("groupsite_handbook:picture", args=[Path(str(token.attrs["src"])).name])
        )
        token.attrSet("loading", "lazy")
    if token.type == "link_open":
        file, hash_, heading = unquote(str(token.attrs["href"])).partition("#")
        if CHAPTER.fullmatch(name := Path(file).stem):
            address = reverse("groupsite_handbook:chapter", args=[name])
            token.attrSet("href", address + hash_ + heading)
