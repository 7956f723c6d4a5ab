"""The catalogues of translations, kept with Babel alone: nobody needs GNU gettext installed.

    python .ci/messages.py update     write the strings of the sources into every catalogue
    python .ci/messages.py check      fail if that would change one, or a string is untranslated
    python .ci/messages.py compile    make the .mo files that are older than their .po

Strings are found by Babel in Python and, in templates, by Django's own `templatize`, the function
that `makemessages` uses too; so `{% blocktranslate trimmed %}` and plurals come out as Django reads
them. References name files without line numbers, and no dates are written: a catalogue changes only
when a string does.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from runpy import run_path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
# The part that a build needs: Babel without Django.
COMPILER = run_path(str(Path(__file__).with_name("compile_messages.py")))
# Every string is translated into these, and into each language that has a folder of its own.
COMPLETE = {"sv"}
# Each catalogue and the folders whose strings it holds. The skin's templates belong to the site.
SOURCES = {
    "people": ("people",),
    "research": ("research",),
    "vacancies": ("vacancies",),
    "groupsite": ("groupsite", "templates"),
}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators:",)
# Babel writes these with today's date, or its own version, in them.
VOLATILE_HEADERS = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    r"|Last-Translator|Language-Team|Generated-By):.*\n",
    re.MULTILINE,
)


def strings_of(path: Path) -> Iterator[tuple[int, object, list[str], object]]:
    """What one source file asks gettext for: line, message, translators' comments, context."""
    source = path.read_text(encoding="utf-8")
    if path.suffix in {".html", ".txt"}:
        # The stand-in for a template is no program; without its indents Babel can read it as one.
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines)
    yield from extract("python", io.BytesIO(source.encode()), KEYWORDS, COMMENT_TAGS)


def source_files(folders: Iterable[str]) -> list[Path]:
    """Every file of these folders that may hold a string, in an order that never varies."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".txt"}
        and not {"migrations", "static", "locale"} & set(path.relative_to(ROOT).parts)
    )


def template_catalogue(folders: Iterable[str]) -> Catalog:
    """The strings of these folders, each without a translation."""
    catalogue = Catalog()
    for path in source_files(folders):
        name = path.relative_to(ROOT).as_posix()
        for _line, message, comments, context in strings_of(path):
            catalogue.add(
                message, locations=[(name, None)], auto_comments=comments, context=context
            )
    return catalogue


def catalogue_path(package: str, language: str) -> Path:
    """Where Django looks for this package's words in this language."""
    return ROOT / package / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated_text(package: str, language: str) -> str:
    """The catalogue as it should stand: today's strings, translations kept, nothing obsolete."""
    catalogue = read_catalogue(catalogue_path(package, language), language)
    catalogue.header_comment = f"# {language}: {package}. Strings come from `make messages`."
    catalogue.fuzzy = False
    # A guess by likeness is how a wrong sentence gets published, so none is made.
    catalogue.update(template_catalogue(SOURCES[package]), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_by_file=True)
    return VOLATILE_HEADERS.sub("", buffer.getvalue().decode())


def is_untranslated(message: Message) -> bool:
    """Whether a reader would see English here, or a guess."""
    words = message.string if isinstance(message.string, list | tuple) else [message.string]
    return message.fuzzy or not all(words)


def faults(package: str, language: str) -> Iterator[str]:
    """What is wrong with one catalogue, a sentence each."""
    path = catalogue_path(package, language)
    name = path.relative_to(ROOT).as_posix()
    if not path.exists() or path.read_text(encoding="utf-8") != updated_text(package, language):
        yield f"{name}: not what the sources say; run `make messages`."
    catalogue = read_catalogue(path, language)
    for message in catalogue:
        if message.id and is_untranslated(message):
            yield f"{name}: no translation of {message.id!r}."
        for error in message.check(catalogue):
            yield f"{name}: {message.id!r}: {error}."


def each_catalogue() -> Iterator[tuple[str, str]]:
    """Every catalogue whose package exists, as package and language."""
    for package in SOURCES:
        if (ROOT / package).is_dir():
            yield from ((package, language) for language in languages())


def languages() -> list[str]:
    """The languages of the catalogues. To begin one: make `people/locale/de`, and `update`."""
    return sorted(COMPLETE | {path.name for path in ROOT.glob("*/locale/*") if path.is_dir()})


def update() -> int:
    """Write the sources' strings into the catalogues."""
    for package, language in each_catalogue():
        text = updated_text(package, language)
        path = catalogue_path(package, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def check() -> int:
    """Print every fault of every catalogue; 1 if there is one."""
    found = [fault for each in each_catalogue() for fault in faults(*each)]
    print("\n".join(found) or "Every string is translated.")
    return bool(found)


def compile_catalogues() -> int:
    """Make the .mo files that are missing or older than their source."""
    COMPILER["compile_messages"](ROOT)
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_catalogues}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]]())
