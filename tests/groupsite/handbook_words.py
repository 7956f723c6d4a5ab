"""What the admin calls things, so that the handbook calls them the same: the words of all catalogues.

A term of the handbook is what stands in **bold**. It must be a string of ours or of Wagtail's in that
language; the names of languages and groups, which are content, may stand where one has a placeholder.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings

from groupsite import roles
from tests.catalogues import PACKAGES, entries, forms

NEIGHBOURS = ("django", "wagtail", "wagtail_localize")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
NAMES = ("English", "Svenska", roles.EDITORS, roles.MEMBERS, roles.TRANSLATORS, roles.OFFICERS)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
IN_SENTENCES = ("engelska", "svenska", "Approve", "Godkänn")
ANY_NAME = f"(?:{'|'.join(NAMES + IN_SENTENCES)})"


def terms(text: str) -> list[str]:
    return [plain(found) for found in BOLD.findall(text)]


def plain(words: str) -> str:
    """As it is compared: labels begin with a capital that their names lack, lines break anywhere."""
    words = " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())
    return words[:1].upper() + words[1:]


def meanings(term: str, language: str) -> set[str]:
    """The English strings that the term may be; none where the admin never says it."""
    if term in NAMES:
        return {term}
    said, patterns = _strings(language)
    found = set(said.get(term, ()))
    for name in NAMES:  # wagtail-localize puts a language after its words
        found |= (
            set(said.get(term.removesuffix(name).strip(), ())) if term.endswith(name) else set()
        )
    return found | {msgid for pattern, msgid in patterns if pattern.fullmatch(term)}


@cache
def _strings(language: str) -> tuple[dict[str, set[str]], list[tuple[re.Pattern[str], str]]]:
    said: dict[str, set[str]] = defaultdict(set)
    patterns = []
    for english, swedish in (*_ours(), *_theirs()):
        words = plain(english if language == "en" else swedish or english)
        if PLACEHOLDER.search(words):
            if len(PLACEHOLDER.sub("", words).strip()) > 3:
                parts = map(re.escape, PLACEHOLDER.split(words))
                patterns.append((re.compile(ANY_NAME.join(parts)), english))
        else:
            said[words].add(english)
    return said, patterns


def _ours() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for entry in entries(package):
            yield from zip(entry.english, entry.swedish, strict=False)


def _theirs() -> Iterator[tuple[str, str]]:
    """What they say, but for the words that this site says otherwise."""
    folders = [Path(folder) for folder in settings.LOCALE_PATHS]
    instead = list(_read(path for folder in folders for path in folder.glob("sv/*/*.po")))
    yield from instead
    changed = {english for english, _swedish in instead}
    for package in NEIGHBOURS:
        found = _read(Path(str(files(package))).rglob("locale/sv/LC_MESSAGES/django*.po"))
        yield from (pair for pair in found if pair[0] not in changed)


def _read(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        with path.open("rb") as file:
            for message in read_po(file):
                yield from _pairs(message)


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    if message.id:
        yield from zip(forms(message.id), forms(message.string), strict=False)
