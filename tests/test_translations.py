"""The Swedish catalogues are complete, in step with the sources, and written as Swedish is."""

import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.test import override_settings
from django.utils import translation
from django.utils.translation import trans_real

from tests import terms
from tests.catalogues import PACKAGES, PLUGIN, Entry, entries, entries_of, messages
from tests.sources import ROOT

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?\w[^>]*>")
# Someone else's catalogues, into which Django mixes ours.
NEIGHBOURS = ("django", "wagtail", "wagtail_localize", "taggit")
# A number and what it counts, or a share, or the clock, with a space at which a line could end.
BREAKABLE = re.compile(r"(?:\d|\)[sd]) (?:%(?!\()|kr\b|kronor|MB\b|hp\b)|\d \d|kl\. ")
SWEDISH_ORDER = str.maketrans("åäö", "{|}")
NOT_OURS = terms.not_used("Swedish words that we do not use")
NOT_OUR_ENGLISH = terms.not_used("English words that we do not use")
TRANSLATED_TERMS = terms.rows("Words in both languages")
HANDBOOK = tuple(sorted((ROOT / "docs" / "handbook").glob("??/*.md")))

every_package = pytest.mark.parametrize("package", PACKAGES)


def found(package: str, is_wrong) -> list[str]:
    return [
        f"{entry}: {text!r}"
        for entry in entries(package)
        for text in entry.swedish
        if is_wrong(entry, text)
    ]


@every_package
def test_nothing_is_missing_or_behind_the_sources(package: str) -> None:
    assert list(messages.faults(package, "sv")) == []


@every_package
def test_nothing_is_guessed_or_left_over(package: str) -> None:
    text = messages.catalogue_path(package, "sv").read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "#~" not in text


@every_package
def test_placeholders_and_markup_are_kept(package: str) -> None:
    """Each form has those of an English form: "One position" needs no number, nor need "En tjänst"."""
    english = {
        entry: [sorted(PLACEHOLDER.findall(one)) for one in entry.english]
        for entry in entries(package)
    }
    assert (
        found(package, lambda entry, text: sorted(PLACEHOLDER.findall(text)) not in english[entry])
        == []
    )
    several = [entry for entry in english if len(entry.english) > 1]
    assert [
        str(e) for e in several if sorted(PLACEHOLDER.findall(e.swedish[1])) != english[e][1]
    ] == []


@every_package
def test_no_line_ends_inside_a_sum_a_share_or_a_time(package: str) -> None:
    assert found(package, lambda _, text: BREAKABLE.search(text)) == []


@every_package
def test_quotation_marks_are_swedish(package: str) -> None:
    outside = re.compile(r"<[^>]*>")
    assert found(package, lambda _, text: re.search("[“„»«\"'’‘]", outside.sub("", text))) == []


@every_package
def test_words_are_those_of_the_groups_list(package: str) -> None:
    assert found(package, lambda _, text: NOT_OURS.search(PLACEHOLDER.sub("", text))) == []


def test_terms_have_one_translation() -> None:
    assert len(TRANSLATED_TERMS) > 50
    wrong = [
        f"{term}: {entry}: {entry.swedish[0]!r}"
        for package in PACKAGES
        for entry in entries(package)
        for term, translations in TRANSLATED_TERMS
        if terms.uses(term, entry.english[0])
        and not terms.translates(translations, entry.swedish[0])
    ]
    assert wrong == []


@pytest.mark.parametrize("heading", ["Words in both languages", "Swedish words that we do not use"])
def test_terms_are_in_order_and_once(heading: str) -> None:
    words = [left.casefold() for left, _ in terms.rows(heading)]
    assert words == sorted(set(words), key=lambda word: word.translate(SWEDISH_ORDER))


@every_package
def test_english_says_who_does_what(package: str) -> None:
    wrong = [
        f"{entry}: {found.group()!r}"
        for entry in entries(package)
        for text in entry.english
        if (found := NOT_OUR_ENGLISH.search(PLACEHOLDER.sub("", text)))
    ]
    assert wrong == []


@pytest.mark.parametrize("chapter", HANDBOOK, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_handbook_has_no_word_that_we_do_not_use(chapter: Path) -> None:
    not_used = NOT_OUR_ENGLISH if chapter.parent.name == "en" else NOT_OURS
    text = re.sub(r"\(\.\./pictures/[^)]*\)", "", chapter.read_text(encoding="utf-8"))
    text = " ".join(text.split())
    assert [text[max(0, m.start() - 40) : m.end() + 20] for m in not_used.finditer(text)] == []


@every_package
def test_what_is_small_in_english_is_small_in_swedish(package: str) -> None:
    """Names of fields and models stand inside sentences; where they begin one, Wagtail helps."""
    wrong = found(package, lambda entry, text: entry.english[0][0].islower() and text[0].isupper())
    assert wrong == []


@every_package
def test_sentences_end_alike(package: str) -> None:
    def ends_otherwise(entry: Entry, text: str) -> bool:
        is_short = len(entry.english[0].split()) < 3  # "Prof." is no sentence
        return not is_short and any(
            (entry.english[0][-1] == mark) != (text[-1] == mark) for mark in ".:?!… "
        )

    assert found(package, ends_otherwise) == []


def test_one_message_has_one_translation() -> None:
    """Django mixes the catalogues: of two translations, one is never seen."""
    said = defaultdict(set)
    for package in PACKAGES:
        for entry in entries(package):
            said[entry.key].add(entry.swedish[0])
    assert {key: words for key, words in said.items() if len(words) > 1} == {}


def test_the_plugin_changes_no_word_of_its_host() -> None:
    """A message that Django or Wagtail has too says the same; where ours must not, it has a context."""
    theirs = defaultdict(set)
    for package in NEIGHBOURS:
        for path in Path(str(files(package))).rglob("locale/sv/LC_MESSAGES/django.mo"):
            with path.open("rb") as file:
                for entry in entries_of(read_mo(file)):
                    theirs[entry.key].add(entry.swedish[0])
    assert len(theirs) > 1000
    changed = {
        str(entry): (entry.swedish[0], theirs[entry.key])
        for package in PLUGIN
        for entry in entries(package)
        if entry.key in theirs and theirs[entry.key] != {entry.swedish[0]}
    }
    assert changed == {}


@every_package
def test_django_says_what_the_catalogue_says(package: str) -> None:
    """Fails too where a compiled catalogue is older than its source: `make test` compiles them."""
    with translation.override("sv"):
        other = {
            str(entry): (said, entry.swedish[0])
            for entry in entries(package)
            if (said := _said(entry)) != entry.swedish[0]
        }
    assert other == {}


def test_english_needs_no_catalogue() -> None:
    """English is what stands in the sources, in a site whose own language is Swedish too."""
    with override_settings(LANGUAGE_CODE="sv"):
        english = trans_real.DjangoTranslation("en")
    assert english.gettext("Edit the facts") == "Edit the facts"
    assert english.ngettext("%(count)s position", "%(count)s positions", 1) == "%(count)s position"
    assert english.ngettext("%(count)s position", "%(count)s positions", 2) == "%(count)s positions"


def _said(entry: Entry) -> str:
    context, english = entry.context, entry.english
    if len(english) > 1:
        if context:
            return translation.npgettext(context, *english, 1)
        return translation.ngettext(*english, 1)
    return translation.pgettext(context, *english) if context else translation.gettext(*english)
