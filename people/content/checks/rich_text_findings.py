"""Checks of a page's rich texts and pictures: headings, alternative texts and link texts."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning
from people.content.findings.page_texts_and_pictures import HEADINGS, PagePicture, PageText

# Link texts that mean nothing in a screen reader's list of links, in the languages of the site.
UNCLEAR_LINK_TEXTS: Final = {
    *("here", "click here", "this", "this link", "this page", "link", "more", "read more"),
    *("see here", "learn more", "this website", "website"),
    *("här", "klicka här", "den här länken", "denna länk", "länk", "länken", "mer", "läs mer"),
    *("se här", "här nedan", "den här sidan", "denna sida", "webbplats"),
}


def rich_text_findings(texts: Iterable[PageText]) -> list[Finding]:
    """Return findings about headings, pictures and link texts in rich texts."""
    return [finding for text in texts if text.is_rich for finding in _rich_text_findings(text)]


def picture_findings(pictures: Iterable[PagePicture]) -> list[Finding]:
    """Return a warning for each image block without alternative text, unless it is decorative."""
    return [_missing_alt_text_warning(one) for one in pictures if not one.is_described]


def _rich_text_findings(text: PageText) -> Iterator[Finding]:
    """Yield the findings about one rich text."""
    yield from _heading_findings(text)
    yield from _link_text_findings(text)
    for embed in text.soup.find_all("embed", embedtype="image"):
        if not str(embed.get("alt", "")).strip():
            yield _missing_alt_text_warning(text)


def _missing_alt_text_warning(text_or_picture: PageText | PagePicture) -> Finding:
    """Return a warning about an image without alternative text."""
    sentence = _("“%(where)s” has a picture without alternative text.")
    return warning(sentence % {"where": text_or_picture.label}, text_or_picture.field)


def _heading_findings(text: PageText) -> Iterator[Finding]:
    """Yield warnings about empty headings and skipped heading levels."""
    above = text.top - 1
    for heading in text.soup.find_all(HEADINGS):
        level, words = int(heading.name[1]), heading.get_text().strip()
        if not words:
            sentence = _("“%(where)s” has an empty heading: remove it, or enter its text.")
            yield warning(sentence % {"where": text.label}, text.field)
            continue
        if level > above + 1:
            sentence = _(
                "“%(where)s”: the heading “%(heading)s” skips a level. Make it heading %(level)s, "
                "so that screen readers announce the structure correctly."
            )
            facts = {"where": text.label, "heading": words, "level": above + 1}
            yield warning(sentence % facts, text.field)
        above = level


def _link_text_findings(text: PageText) -> Iterator[Finding]:
    """Yield warnings about empty link texts and those that do not name the target."""
    for link in text.soup.find_all("a"):
        words = link.get_text().strip()
        if not words and not link.find("embed"):
            sentence = _("“%(where)s” has a link without text, so nobody can see it or hear it.")
            yield warning(sentence % {"where": text.label}, text.field)
        elif _normalised_text(words) in UNCLEAR_LINK_TEXTS:
            sentence = _("“%(where)s”: the link “%(link)s” does not say where it leads.")
            yield warning(sentence % {"where": text.label, "link": words}, text.field)


def _normalised_text(text: str) -> str:
    """Return the text in lower case, without punctuation, for comparison."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
